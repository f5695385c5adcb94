"""Custom numeric formats: `0 # . , % ‰ E+0`, sections, quoted text. They round half away from zero after 15 digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.numberformat import group_digits

if TYPE_CHECKING:
    from decimal import Decimal

    from pshv.runtime.culture import Culture


def format_custom(value: Any, form: str, culture: Culture) -> str:
    """`value` in the custom format `form`."""
    number = _number(value)
    negative = number < 0 or (isinstance(value, float) and str(value)[0] == "-" and value != 0)
    sections = split_sections(form)
    section = sections[0]
    sign = "-" if negative else ""
    if len(sections) > 1 and negative and (sections[1] or len(sections) > 2):
        if sections[1]:
            section, sign = sections[1], ""
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    result = _Section(section, culture).write(abs(number))
    if result is None or _rounds_to_zero(section, abs(number)):
        if len(sections) > 2 and number != 0:
            return _Section(sections[2], culture).write(abs(number) * 0) or ""
        if number != 0 and negative and len(sections) == 2 and sign == "":
            return _Section(sections[0], culture).write(abs(number) * 0) or ""
        sign = sign if negative and isinstance(value, float) else ""
    return sign + (result or "")


def _rounds_to_zero(section: str, number: Decimal) -> bool:
    plan = _Plan(section)
    return plan.exponent is None and plan.rounded(number) == 0 and bool(plan.digits)


def _number(value: Any) -> Decimal:
    from decimal import Decimal

    if isinstance(value, float):
        from pshv.runtime.values import Single

        return Decimal(f"{value:.{6 if type(value) is Single else 14}e}")
    return Decimal(int(value)) if isinstance(value, int) else value


def split_sections(form: str) -> list[str]:
    """Sections between `;`, quotes and escapes minded."""
    parts: list[str] = []
    current: list[str] = []
    quote = ""
    place = 0
    while place < len(form):
        sign = form[place]
        if quote:
            if sign == quote:
                quote = ""
        elif sign in "'\"":
            quote = sign
        elif sign == "\\" and place + 1 < len(form):
            current.append(sign)
            place += 1
            sign = form[place]
        elif sign == ";":
            parts.append("".join(current))
            current = []
            place += 1
            continue
        current.append(sign)
        place += 1
    parts.append("".join(current))
    return parts[:3]


class _Plan:
    """What a section asks for: placeholders before and behind the point, grouping, scaling, exponent."""

    def __init__(self, section: str) -> None:
        self.tokens = _tokens(section)
        kinds = [kind for kind, _ in self.tokens]
        point = kinds.index("point") if "point" in kinds else len(kinds)
        self.point = point
        self.digits = [i for i, kind in enumerate(kinds) if kind in "0#"]
        self.before = [i for i in self.digits if i < point]
        self.behind = [i for i in self.digits if i > point]
        self.exponent = next((t for k, t in self.tokens if k == "exponent"), None)
        self.grouping, self.scale = self._commas(kinds)
        self.scale -= 2 * kinds.count("percent") + 3 * kinds.count("permille")
        self.minimum = self._minimum()

    def _commas(self, kinds: list[str]) -> tuple[bool, int]:
        grouping, scale = False, 0
        last = max(self.before, default=-1)
        for i, kind in enumerate(kinds):
            if kind != "comma" or not self.before or i < self.before[0]:
                continue
            if i < last:
                grouping = True
            elif i < self.point:
                scale += 3
        return grouping, scale

    def _minimum(self) -> int:
        zeros = [place for place, i in enumerate(self.before) if self.tokens[i][0] == "0"]
        return len(self.before) - zeros[0] if zeros else 0

    def rounded(self, number: Decimal) -> Decimal:
        from decimal import ROUND_HALF_UP, Context, Decimal

        scaled = number.scaleb(-self.scale)
        return scaled.quantize(Decimal(1).scaleb(-len(self.behind)), ROUND_HALF_UP, Context(prec=400))


def _tokens(section: str) -> list[tuple[str, str]]:
    """(kind, text): 0, #, point, comma, percent, permille, exponent, text."""
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(section):
        sign = section[place]
        if sign in "0#":
            found.append((sign, sign))
        elif sign == ".":
            found.append(("point" if all(k != "point" for k, _ in found) else "skip", ""))
        elif sign == ",":
            found.append(("comma", ""))
        elif sign == "%":
            found.append(("percent", "%"))
        elif sign == "‰":
            found.append(("permille", "‰"))
        elif sign in "'\"":
            end = section.find(sign, place + 1)
            end = len(section) if end < 0 else end
            found.append(("text", section[place + 1 : end]))
            place = end
        elif sign == "\\" and place + 1 < len(section):
            place += 1
            found.append(("text", section[place]))
        elif sign in "eE" and _exponent_length(section, place):
            length = _exponent_length(section, place)
            found.append(("exponent", section[place : place + length]))
            place += length - 1
        else:
            found.append(("text", sign))
        place += 1
    return found


def _exponent_length(section: str, place: int) -> int:
    rest = section[place + 1 :]
    skip = 1 if rest[:1] in ("+", "-") else 0
    zeros = len(rest[skip:]) - len(rest[skip:].lstrip("0"))
    return 1 + skip + zeros if zeros else 0


class _Section:
    def __init__(self, section: str, culture: Culture) -> None:
        self.plan = _Plan(section)
        self.culture = culture

    def write(self, number: Decimal) -> str | None:
        """The number, without sign."""
        plan = self.plan
        exponent = 0
        if plan.exponent is not None:
            number, exponent = self._normalize(number)
        rounded = plan.rounded(number)
        if plan.exponent is not None and rounded and len(str(int(rounded))) > max(len(plan.before), 1):
            rounded, exponent = plan.rounded(rounded.scaleb(-1).scaleb(plan.scale)), exponent + 1
        text = format(rounded, "f")
        whole, _, part = text.partition(".")
        whole = whole.lstrip("0").rjust(plan.minimum, "0")
        return self._compose(whole, self._trim(part), exponent)

    def _normalize(self, number: Decimal) -> tuple[Decimal, int]:
        if number == 0:
            return number, 0
        exponent = number.adjusted() - max(len(self.plan.before), 1) + 1
        return number.scaleb(-exponent), exponent

    def _trim(self, part: str) -> str:
        """Decimal digits without the zeros that only `#` asks for."""
        plan = self.plan
        needed = max((n + 1 for n, i in enumerate(plan.behind) if plan.tokens[i][0] == "0"), default=0)
        while len(part) > needed and part.endswith("0"):
            part = part[:-1]
        return part

    def _compose(self, whole: str, part: str, exponent: int) -> str:
        plan = self.plan
        slots = self._slots(whole)
        out: list[str] = []
        behind = 0
        for i, (kind, text) in enumerate(plan.tokens):
            if i in slots:
                out.append(slots[i])
            elif kind == "point":
                if part:
                    out.append(self.culture.decimal)
            elif kind in "0#" and i > plan.point:
                out.append(part[behind : behind + 1])
                behind += 1
            elif kind == "exponent":
                out.append(_exponent_text(text, exponent))
            elif kind not in ("comma", "skip"):
                out.append(text)
        if not plan.before and whole and plan.digits:
            place = next((n for n, (k, _) in enumerate(plan.tokens) if k == "point"), 0)
            out.insert(place, self._grouped(whole))
        return "".join(out)

    def _grouped(self, whole: str) -> str:
        return group_digits(whole, self.culture.group) if self.plan.grouping else whole

    def _slots(self, whole: str) -> dict[int, str]:
        """Token place -> digits: the first placeholder takes what is left of the others."""
        plan = self.plan
        places = plan.before
        result: dict[int, str] = {}
        if not places:
            return result
        count = len(places)
        extra = max(len(whole) - count, 0)
        position = len(whole)
        for n, place in enumerate(places):
            left = count - n  # digits wanted from here on
            if n == 0 and extra:
                digits = whole[: extra + 1]
            else:
                index = len(whole) - left
                digits = whole[index] if 0 <= index < len(whole) else ""
            result[place] = digits
        if plan.grouping:
            return self._group_slots(result, position)
        return result

    def _group_slots(self, slots: dict[int, str], total: int) -> dict[int, str]:
        remaining = total
        grouped: dict[int, str] = {}
        for place in sorted(slots):
            out = ""
            for digit in slots[place]:
                out += digit
                remaining -= 1
                if remaining and remaining % 3 == 0:
                    out += self.culture.group
            grouped[place] = out
        return grouped


def _exponent_text(form: str, exponent: int) -> str:
    letter, rest = form[0], form[1:]
    always = rest.startswith("+")
    zeros = len(rest.lstrip("+-"))
    sign = "-" if exponent < 0 else "+" if always else ""
    return f"{letter}{sign}{abs(exponent):0{zeros}d}"
