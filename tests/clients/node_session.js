// Sends each word of the command line through one node-powershell session and prints what came of it.
const { PowerShell } = require('node-powershell');

(async () => {
  const shell = new PowerShell({ executableOptions: { '-ExecutionPolicy': 'Bypass', '-NoProfile': true } });
  for (const text of process.argv.slice(2)) {
    try {
      console.log(JSON.stringify({ out: (await shell.invoke(text)).raw }));
    } catch (problem) {
      console.log(JSON.stringify({ error: problem.message, kind: problem.constructor.name }));
    }
  }
  await shell.dispose();
  const once = await PowerShell.$`Get-Cluster | Select-Object -ExpandProperty Name`;
  console.log(JSON.stringify({ once: once.raw }));
})().catch((problem) => { console.error(problem); process.exit(1); });
