"""The texts of parse errors by id, as powershell 7.6 words them."""

from __future__ import annotations

_FOREACH_FORM = "\nThe correct form is: foreach ($a in $b) {...}"
_DATA = " not allowed in restricted language mode or a Data section."

TEXTS: dict[str, str] = {
    "TypeNotFound": "Unable to find type [{0}].",
    "CustomAttributeTypeNotFound": (
        "Cannot find the type for custom attribute '{0}'. Make sure that the assembly that contains this type is "
        "loaded."
    ),
    "IncompleteString": "Incomplete string token.",
    "InvalidUnicodeEscapeSequence": (
        "The Unicode escape sequence is not valid. A valid sequence is `u{ followed by one to six hex digits and a "
        "closing '}'."
    ),
    "InvalidUnicodeEscapeSequenceValue": (
        "The Unicode escape sequence value is out of range. The maximum value is 0x10FFFF."
    ),
    "MissingUnicodeEscapeSequenceTerminator": "The Unicode escape sequence is missing the closing '}'.",
    "TooManyDigitsInUnicodeEscapeSequence": (
        "The Unicode escape sequence contains more than the maximum of six hex digits between braces."
    ),
    "ReferenceNeedsToBeByItselfInTypeConstraint": "Cannot use [ref] with other types in a type constraint.",
    "ReferenceNeedsToBeLastTypeInTypeConversion": "[ref] can only be the final type in type conversion sequence.",
    "ReferenceNeedsToBeByItselfInTypeSequence": "Cannot have two occurrences of [ref] in a type sequence.",
    "BadNumericConstant": "The numeric constant {0} is not valid.",
    "EmptyVariableReference": ("An empty ${} variable reference was found. A name is required inside the braces."),
    "InvalidVariableReference": (
        "Variable reference is not valid. '$' was not followed by a valid variable name character. Consider using ${} "
        "to delimit the name."
    ),
    "InvalidVariableReferenceWithDrive": (
        "Variable reference is not valid. ':' was not followed by a valid variable name character. Consider using ${} "
        "to delimit the name."
    ),
    "InvalidBracedVariableReference": "Variable reference is not valid. The variable name is missing.",
    "OpenBraceNeedsToBeBackTickedInVariableName": "Use `{ instead of { in variable names.",
    "IncompleteDollarVariableReference": "${{variable}} reference starting is missing the closing '}}'.",
    "IncompleteDollarSubexpressionReference": "$(subexpression) is missing the closing ')'.",
    "UnexpectedToken": "Unexpected token '{0}' in expression or statement.",
    "SplattingNotPermitted": (
        "The splatting operator '@' cannot be used to reference variables in an expression. '@{0}' can be used only as "
        "an argument to a command. To reference variables in an expression use '${0}'."
    ),
    "SplattingNotPermittedInArgumentList": (
        "Splatted variables like '@{0}' cannot be part of a comma-separated list of arguments."
    ),
    "MissingExpression": "Missing expression after '{0}' in pipeline element.",
    "ParameterRequiresArgument": "Parameter {0} requires an argument.",
    "ParameterCannotHaveArgument": "Parameter {0} cannot have an argument.",
    "DuplicateFormalParameter": "Duplicate parameter ${0} in parameter list.",
    "MissingArgument": "Missing argument in parameter list.",
    "MissingFileSpecification": "Missing file specification after redirection operator.",
    "RedirectionNotSupported": "The '{0}' operator is reserved for future use.",
    "ExpressionsMustBeFirstInPipeline": "Expressions are only allowed as the first element of a pipeline.",
    "EmptyPipeElement": "An empty pipe element is not allowed.",
    "EmptyPipelineChainElement": "A pipeline chain operator must be followed by a pipeline.",
    "BackgroundOperatorInPipelineChain": (
        "The background operator '&' cannot be used in the middle of a pipeline chain."
    ),
    "InvalidLeftHandSide": (
        "The assignment expression is not valid. The input to an assignment operator must be an object that is able to "
        "accept assignments, such as a variable or a property."
    ),
    "ExpectedValueExpression": "You must provide a value expression following the '{0}' operator.",
    "MissingColonInTernaryExpression": "Missing ':' in the ternary expression.",
    "OperatorRequiresVariableOrProperty": "The '{0}' operator works only on variables or on properties.",
    "OrderedAttributeOnlyOnHashLiteralNode": "The {0} attribute can be specified only on a hash literal node.",
    "MissingArrayIndexExpression": "Array index expression is missing or not valid.",
    "MissingPropertyName": "Missing property name after reference operator.",
    "MissingExpressionAfterToken": "Missing expression after '{0}'.",
    "MissingExpressionAfterOperator": "Missing expression after unary operator '{0}'.",
    "DuplicateKeyInHashLiteral": "Duplicate keys '{0}' are not allowed in hash literals.",
    "DuplicateNamedArgument": "Duplicate named arguments '{0}' are not allowed.",
    "ExpectedExpression": "An expression was expected after '('.",
    "MissingEqualsInHashLiteral": "Missing '=' operator after key in hash literal.",
    "MissingStatementInHashLiteral": "Missing statement after '=' in hash literal.",
    "MissingExpressionInNamedArgument": "Missing statement after '=' in named argument.",
    "MissingPropertyTerminator": "Missing ';' or end-of-line in property definition.",
    "IfStatementMissingCondition": "Missing condition in if statement after '{0} ('.",
    "MissingStatementBlock": "Missing statement block after {0} ( condition ).",
    "MissingStatementBlockAfterElse": "Missing statement block after 'else' keyword.",
    "KeywordParameterReservedForFutureUse": "The {0} '-{1}' parameter is reserved for future use.",
    "MissingFilenameOption": (
        "Cannot process the 'switch' statement because of a missing file name argument to the -file option."
    ),
    "InvalidSwitchFlag": "The parameter {0} is not valid for the switch statement.",
    "InvalidForeachFlag": "The parameter {0} is not valid for the foreach statement.",
    "MissingThrottleLimit": (
        "The ThrottleLimit parameter of the foreach statement is missing a value. Supply a throttle limit to the "
        "parameter."
    ),
    "ThrottleLimitRequiresParallelFlag": (
        "The ThrottleLimit parameter is only supported on foreach statements that use the Parallel parameter."
    ),
    "PipelineValueRequired": (
        "A switch statement must have one of the following:  '-file file_name' or '( expression )'."
    ),
    "MissingSwitchConditionExpression": "Missing condition in switch statement clause.",
    "MultipleSwitchDefaultClauses": "A switch statement can have only one default clause.",
    "MissingSwitchStatementClause": "Missing statement block in switch statement clause.",
    "MissingForeachExpression": "Missing expression in foreach loop." + _FOREACH_FORM,
    "MissingForeachStatement": "Missing statement body in foreach loop." + _FOREACH_FORM,
    "MissingVariableNameAfterForeach": "Missing variable name after foreach." + _FOREACH_FORM,
    "MissingInInForeach": "Missing 'in' after variable in foreach loop." + _FOREACH_FORM,
    "MissingEndParenthesisAfterForeach": "Missing closing ')' after expression part of foreach loop." + _FOREACH_FORM,
    "OnlyOneParameterListAllowed": (
        "The param statement cannot be used if arguments were specified in the function declaration."
    ),
    "MissingTerminatorMultiLineComment": "The terminator '#>' is missing from the multiline comment.",
    "InvalidEndOfLine": "The token '{0}' is not a valid statement separator in this version.",
    "AmpersandNotAllowed": (
        "The ampersand (&) character is not allowed. The & operator is reserved for future use; wrap an ampersand in "
        'double quotation marks ("&") to pass it as part of a string.'
    ),
    "ReservedKeywordNotAllowed": "The '{0}' keyword is not supported in this version of the language.",
    "MissingExpressionAfterKeyword": "Missing expression after '{0}' in loop.",
    "MissingLoopStatement": "Missing statement body in {0} loop.",
    "MissingTrapStatement": "The 'trap' statement was incomplete. A trap statement requires a body.",
    "InvalidFunctionParameter": (
        "Parameter declarations are a comma-separated list of variable names with optional initializer expressions."
    ),
    "MissingFunctionBody": "Missing function body in function declaration.",
    "DuplicateScriptCommandClause": "Script command clause '{0}' has already been defined.",
    "MissingNamedBlocks": ("unexpected token '{0}', expected 'begin', 'process', 'end', 'clean', or 'dynamicparam'."),
    "MissingEndCurlyBrace": "Missing closing '}' in statement block or type definition.",
    "MissingEndParenthesisInMethodCall": "Missing ')' in method call.",
    "MissingEndSquareBracket": "Missing ']' after array index expression.",
    "MissingEndParenthesisInExpression": "Missing closing ')' in expression.",
    "MissingEndParenthesisInSubexpression": "Missing closing ')' in subexpression.",
    "MissingOpenParenthesisInIfStatement": "Missing '(' after '{0}' in if statement.",
    "MissingEndParenthesisInSwitchStatement": "Missing ')' after expression in switch statement.",
    "MissingCurlyBraceInSwitchStatement": "Missing '{' in switch statement.",
    "MissingOpenParenthesisAfterKeyword": "Missing opening '(' after keyword '{0}'.",
    "MissingWhileOrUntilInDoWhile": "Missing while or until keyword in do loop.",
    "MissingEndParenthesisAfterStatement": "Missing closing ')' after expression in '{0}' statement.",
    "MissingNameAfterKeyword": "Missing name after {0} keyword.",
    "MissingEndParenthesisInFunctionParameterList": "Missing ')' in function parameter list.",
    "UnrecognizedToken": "Unrecognized token in source text.",
    "TokenAfterEndOfValidScriptText": "Executable script code found in signature block.",
    "TerminatorExpectedAtEndOfString": "The string is missing the terminator: {0}.",
    "WhitespaceBeforeHereStringFooter": "White space is not allowed before the string terminator.",
    "UnexpectedCharactersAfterHereStringHeader": (
        "No characters are allowed after a here-string header but before the end of the line."
    ),
    "EndSquareBracketExpectedAtEndOfType": "Missing ] at end of type token.",
    "EndSquareBracketExpectedAtEndOfAttribute": "Missing ] at end of attribute or type literal.",
    "MissingStatementBlockForDataSection": "The Data section is missing its statement block.",
    "InvalidParameterForDataSectionStatement": (
        'The "{0}" parameter of the Data section is not valid. The valid Data section parameter is SupportedCommand.'
    ),
    "MissingValueForSupportedCommandInDataSectionStatement": (
        "The SupportedCommand parameter of the Data section is missing a value. Supply a cmdlet or function name to "
        "the parameter."
    ),
    "ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock": (
        "Attribute argument must be a constant or a script block."
    ),
    "ParameterAttributeArgumentNeedsToBeConstant": "Attribute argument must be a constant.",
    "UnexpectedAttribute": "Unexpected attribute '{0}'.",
    "AttributeNotAllowedOnDeclaration": (
        "Attribute '{0}' is not valid on this declaration. It is valid on '{1}' declarations only."
    ),
    "MissingTryStatementBlock": "The Try statement is missing its statement block.",
    "MissingCatchOrFinally": "The Try statement is missing its Catch or Finally block.",
    "MissingCatchHandlerBlock": "The Catch block is missing its statement block.",
    "MissingFinallyStatementBlock": "The Finally block is missing its statement block.",
    "ExceptionTypeAlreadyCaught": "Exception type {0} is already handled by a previous handler.",
    "EmptyCatchNotLast": "Catch block must be the last catch block.",
    "MissingTypeLiteralToken": "Missing type literal.",
    "MissingNamedStatementBlock": "Missing statement block after '{0}'.",
    "TypeNotAllowedBeforeParam": "Unexpected type [{0}] was found in the parameter statement.",
    "TypeNotAllowedBeforeStatement": "Unexpected type [{0}] was found before statement.",
    "MissingAssemblyNameSpecification": "The type name is missing the assembly name specification.",
    "ControlLeavingFinally": "Flow of control cannot leave a Finally block.",
    "InvalidUsingExpression": "Expression is not allowed in a Using expression.",
    "TooManyErrors": "Not all parse errors were reported.  Correct the reported errors and try again.",
    "MissingTypename": "Missing type name after '['.",
    "StreamAlreadyRedirected": "The {0} for this command is already redirected.",
    "MissingStatementAfterKeyword": "Missing statement body after keyword '{0}'.",
    "UnexpectedKeyword": "Unexpected keyword '{0}'.",
    "VoidTypeConstraintNotAllowed": (
        "[void] cannot be used as a parameter type, or on the left side of an assignment."
    ),
    "AssignmentStatementToAutomaticNotSupported": "Cannot assign automatic variable '{0}' with type '{1}'",
    "RequiresArgumentMustBeConstant": "Argument must be constant.",
    "RequiresInvalidStringArgument": (
        "The argument for the {0} parameter is not valid. Specify a valid string argument."
    ),
    "RequiresVersionInvalid": (
        "The argument for the Version parameter is not valid. Specify a valid PowerShell version, in the format "
        "major.minor version."
    ),
    "RequiresPSEditionInvalid": (
        "The argument for the {0} parameter is not valid. Specify a valid PowerShell edition."
    ),
    "ScriptRequiresInvalidFormat": (
        'A #requires statement is not valid. Its form must be one of: "#requires -shellid <shellID>", "#requires '
        '-version <major.minor>", "#requires -psedition <edition>", "#requires -pssnapin <psSnapInName> [-version '
        '<major.minor>]", "#requires -modules <ModuleSpecification>", "#requires -runasadministrator".'
    ),
    "WorkflowNotSupportedInPowerShellCore": "Workflow is not supported in PowerShell 6+.",
    "WorkflowNotSupported": "The 'workflow' keyword is not supported by pshv.",
    "ConfigurationNotSupported": "The 'configuration' keyword (Desired State Configuration) is not supported by pshv.",
    "ScriptTooComplicated": "Processing was stopped because the script is too complex.",
    "DuplicateQualifier": "Duplicate '{0}' qualifier",
    "MissingUsingStatementDirective": "Missing using directive",
    "MissingNamespaceAlias": "Missing namespace alias",
    "MissingEqualsInUsingAlias": "Missing '=' operator",
    "MissingUsingItemName": "Missing using name",
    "InvalidValueForUsingItemName": "'{0}' is not a valid value for using name.",
    "InvalidNamespaceValue": "The specified namespace in the 'using' statement contains invalid characters.",
    "UsingMustBeAtStartOfScript": "A 'using' statement must appear before any other statements in a script.",
    "UsingStatementNotSupported": "This syntax of the 'using' statement is not supported.",
    "ModuleNotFoundDuringParse": "Could not find the module '{0}'.",
    "ErrorLoadingAssembly": "Cannot load assembly '{0}'.",
    "MissingStatementTerminator": "Missing a newline or semicolon.",
    "VariableNotLocal": "Variable is not assigned in the method.",
    "IncompleteMemberDefinition": "Missing a property name or method definition.",
    "MemberAlreadyDefined": "The member '{0}' is already defined.",
    "TooManyTypes": "Only one type may be specified on class members.",
    "CannotConvertValue": 'Cannot convert the value to type "{0}".',
    "MethodHasCodePathNotReturn": "Not all code path returns value within method.",
    "VoidMethodHasReturn": "Invalid return statement within void method.",
    "NonVoidMethodMissingReturnValue": "Invalid return statement within non-void method.",
    "MissingTypeBody": "Missing '{0}' body in '{0}' declaration.",
    "CycleInEnumInitializers": "Cannot define enum because of a cycle in the initialization expressions.",
    "EnumeratorValueOutOfBounds": "Enumerator value is either too large or too small for {0}.",
    "EnumeratorValueMustBeConstant": "Enumerator value must be a constant value.",
    "MissingMethodParameterList": "Missing '(' in class method parameter list.",
    "NamedBlockNotAllowedInMethod": "A named block is not allowed in a class method.",
    "ParamBlockNotAllowedInMethod": "A param block is not allowed in a class method.",
    "SealedBaseClass": "Cannot inherit from sealed class '{0}'.",
    "TypeNameExpected": "Type name expected.",
    "InvalidUnderlyingType": (
        "'{0}' is not a valid underlying type for enums. Expected a builtin integral type (one of byte, sbyte, short, "
        "ushort, int, uint, long or ulong)"
    ),
    "InterfaceNameExpected": "'{0}': Interface name expected.",
    "BaseClassNoDefaultCtor": "Base class '{0}' does not contain a parameterless constructor.",
    "MissingBaseCtorCall": "Missing 'base' after ':' in a base class constructor call.",
    "ConstructorCantHaveReturnType": "A constructor cannot specify a return type.",
    "StaticConstructorCantHaveParameters": "A static constructor cannot have any parameters.",
    "TypeNotAllowedForProperty": "The type '{0}' is not allowed on a property.",
    "TypeNotAllowedForParameter": "The type '{0}' is not allowed on a parameter.",
    "NonStaticMemberAccessInStaticMember": (
        "Cannot access the non-static member '{0}' in a static method or initializer of a static property."
    ),
    "MultipleTypeConstraintsOnMethodParam": "Multiple type constraints are not allowed on a method parameter.",
    "MissingTypeInStaticPropertyAssignment": "Cannot assign property, use '{0}{1}'.",
    "SubtypeArray": "Cannot inherit from the array type '{0}'.",
    "DscResourceMissingKeyProperty": (
        "The DSC resource '{0}' must have at least one key property (using the syntax '[DscProperty(Key)]'.)"
    ),
    "DscResourceMissingGetMethod": (
        "The DSC resource '{0}' is missing a Get method that returns [{0}] and accepts no parameters."
    ),
    "DscResourceMissingSetMethod": (
        "The DSC resource '{0}' is missing a Set method that returns [void] and accepts no parameters."
    ),
    "DscResourceMissingTestMethod": (
        "The DSC resource '{0}' is missing a Test method that returns [bool] and accepts no parameters."
    ),
    "DscResourceMissingDefaultConstructor": "The DSC resource '{0}' is missing a default constructor.",
    "DscResourceInvalidGetMethod": "The Get method of the DSC resource '{0}' must return [{0}].",
    "MissingThis": "Cannot assign property, use '{0}{1}'.",
    "LabelNotFound": "Label '{0}' not found inside the method.",
    "ArrayReferenceNotSupportedInDataSection": "Array references are" + _DATA,
    "AssignmentStatementNotSupportedInDataSection": "Assignment statements are" + _DATA,
    "RedirectionNotSupportedInDataSection": "Redirection is" + _DATA,
    "DoWhileStatementNotSupportedInDataSection": "The Do and While statements are" + _DATA,
    "ExpandableStringNotSupportedInDataSection": "Expandable strings are" + _DATA,
    "OperatorNotSupportedInDataSection": "The '{0}' operator is" + _DATA,
    "TrapStatementNotSupportedInDataSection": "The Trap statement is" + _DATA,
    "TryStatementNotSupportedInDataSection": "The Try statement is" + _DATA,
    "FlowControlStatementNotSupportedInDataSection": (
        "Flow control statements such as Break, Continue, Return, Exit, and Throw are" + _DATA
    ),
    "ForeachStatementNotSupportedInDataSection": "Foreach statements are" + _DATA,
    "ForWhileStatementNotSupportedInDataSection": "For and While statements are" + _DATA,
    "FunctionDeclarationNotSupportedInDataSection": "Function declarations are" + _DATA,
    "MethodCallNotSupportedInDataSection": "Method calls are" + _DATA,
    "ParameterDeclarationNotSupportedInDataSection": "Parameter declarations are" + _DATA,
    "PropertyReferenceNotSupportedInDataSection": "Property references are" + _DATA,
    "ScriptBlockNotSupportedInDataSection": "Script block literals are" + _DATA,
    "SwitchStatementNotSupportedInDataSection": "The switch statement is" + _DATA,
    "AttributeNotSupportedInDataSection": "Attributes are" + _DATA,
    "TypeNotAllowedInDataSection": "The type {0} is" + _DATA,
    "DotSourcingNotSupportedInDataSection": "Dot sourcing is" + _DATA,
    "CmdletNotInAllowedListForDataSection": "The command '{0}' is" + _DATA,
    "DataSectionStatementNotSupportedInDataSection": (
        "The data statement is not allowed in restricted language mode or another Data section."
    ),
    "VariableReferenceNotSupportedInDataSection": (
        "A variable that cannot be referenced in restricted language mode or a Data section is being referenced. "
        "Variables that can be referenced include the following: {0}."
    ),
}
