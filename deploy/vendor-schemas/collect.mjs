// Writes operator/src/test/resources/vendor-schemas/<provider>.json: what the vendors' published Pulumi packages say of
// the types and functions in tokens.json. With --check it writes nothing and fails where a file differs.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readPythonPackage } from "./python-package.mjs";
import { readTypescriptPackage } from "./typescript-package.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(here, "../../operator/src/test/resources/vendor-schemas");
const check = process.argv.includes("--check");

const tokens = JSON.parse(fs.readFileSync(path.join(here, "tokens.json"), "utf8"));
const python = unpackPythonPackage();
const schemas = {
  aws: readTypescriptPackage(path.join(here, "node_modules/@pulumi/aws"), tokens.aws),
  alicloud: readTypescriptPackage(path.join(here, "node_modules/@pulumi/alicloud"), tokens.alicloud),
  tencentcloud: readPythonPackage(python.folder, python.name, python.version, tokens.tencentcloud),
};

let differing = 0;
for (const [provider, schema] of Object.entries(schemas)) {
  const file = path.join(target, provider + ".json");
  const text = JSON.stringify(schema, null, 1) + "\n";
  if (!check) {
    fs.mkdirSync(target, { recursive: true });
    fs.writeFileSync(file, text);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) {
    console.error(`${path.relative(process.cwd(), file)} differs from ${schema.package} ${schema.version}`);
    differing++;
  }
  console.log(`${provider}: ${schema.package} ${schema.version}, ${Object.keys(schema.resources).length} resources, `
    + `${Object.keys(schema.functions).length} functions, ${Object.keys(schema.types).length} nested types`);
}
process.exitCode = differing ? 1 : 0;

/** Fetches the pinned package by pip (the hash is in requirements.txt) and unpacks it. */
function unpackPythonPackage() {
  const [, name, version] = fs.readFileSync(path.join(here, "requirements.txt"), "utf8").match(/^(\S+)==(\S+)/);
  const stem = `${name.replaceAll("-", "_")}-${version}`;
  const cache = path.join(here, "target");
  const archive = path.join(cache, stem + ".tar.gz");
  fs.mkdirSync(cache, { recursive: true });
  if (!fs.existsSync(archive)) {
    execFileSync("python3", ["-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "--require-hashes",
      "-r", path.join(here, "requirements.txt"), "-d", cache], { stdio: "inherit", timeout: 300_000 });
  }
  execFileSync("tar", ["xzf", archive, "-C", cache], { stdio: "inherit", timeout: 120_000 });
  return { folder: path.join(cache, stem, name.replaceAll("-", "_")), name, version };
}
