// Cases, and how their outcome is printed: one line for each, its name, then "ok" or what went wrong.

export function equal(actual, expected) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`expected ${right}, got ${left}`);
}

// Runs the cases that the command line names.
export async function run(cases) {
  for (const name of process.argv.slice(2)) {
    try {
      await cases[name]();
      console.log(`${name}: ok`);
    } catch (error) {
      console.log(`${name}: ${error.message.replaceAll('\n', ' ')}`);
    }
  }
}
