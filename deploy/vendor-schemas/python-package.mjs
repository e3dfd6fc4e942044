// Reads a Pulumi package for Python, for the vendor whose package for Node can't be had: its generated source is
// regular enough to be read line by line; nothing of it is executed.
import fs from "node:fs";
import path from "node:path";

/** What one package says of the given tokens. */
export function readPythonPackage(folder, name, version, tokens) {
  const wanted = new Set();
  const resources = Object.fromEntries(
    tokens.resources.map((token) => [token, resourceOf(folder, token, wanted)]));
  const functions = Object.fromEntries(
    tokens.functions.map((token) => [token, functionOf(folder, token, wanted)]));
  const types = {};
  const queue = [...wanted];
  while (queue.length) {
    const key = queue.pop();
    if (!types[key]) {
      const more = new Set();
      types[key] = nestedType(folder, key, more);
      queue.push(...more);
    }
  }
  return { package: name, version, resources, functions, types: sorted(types) };
}

function resourceOf(folder, token, wanted) {
  const { module, file, name } = place(folder, token);
  const source = read(file, token);
  const args = argumentsOf(classBody(source, name + "Args"), module, wanted);
  const outputs = getters(classBody(source, name), /pulumi\.Output\[(.*)\]$/, module, new Set());
  return {
    ...args,
    outputs: sorted({ id: "string", ...mapValues(outputs, (kind) => kind.replace(/#[^[\]<>]+/, "object")) }),
  };
}

function functionOf(folder, token, wanted) {
  const { module, file, name } = place(folder, token);
  const source = read(file, token);
  const title = name[0].toUpperCase() + name.slice(1);
  const results = getters(classBody(source, title + "Result"), /(.*)$/, module, wanted, "outputs");
  const snake = snakeOf(name);
  const signature = source.slice(source.indexOf(`\ndef ${snake}(`), source.indexOf("-> ", source.indexOf(`\ndef ${snake}(`)));
  const properties = {};
  const required = [];
  for (const [, camel, parameter] of source.matchAll(/__args__\['(\w+)'\] = (\w+)/g)) {
    const declared = signature.match(new RegExp(`\\b${parameter}: (.*?)(?: = None)?,\\n`));
    if (declared) {
      properties[camel] = kind(declared[1], module, wanted, "inputs");
      if (!declared[1].startsWith("Optional[")) {
        required.push(camel);
      }
    }
  }
  return { arguments: { properties: sorted(properties), required: required.sort() }, results: sorted(results) };
}

function nestedType(folder, key, wanted) {
  const [side, module, name] = key.split(".");
  const file = path.join(folder, module, side === "inputs" ? "_inputs.py" : "outputs.py");
  const source = fs.readFileSync(file, "utf8");
  if (side === "inputs") {
    return argumentsOf(classBody(source, name + "Args"), module, wanted);
  }
  return { properties: sorted(getters(classBody(source, name), /(.*)$/, module, wanted, "outputs")), required: [] };
}

function argumentsOf(body, module, wanted) {
  const signature = body.slice(body.indexOf("def __init__("), body.indexOf('"""'));
  const names = getterNames(body);
  const properties = {};
  const required = [];
  for (const [, parameter, type] of signature.matchAll(/^\s+(\w+): (.*?)(?: = None)?(?:,|\):)$/gm)) {
    const camel = names[parameter] ?? parameter;
    properties[camel] = kind(type, module, wanted, "inputs");
    if (!type.startsWith("Optional[")) {
      required.push(camel);
    }
  }
  return { properties: sorted(properties), required: required.sort() };
}

function getterNames(body) {
  const names = {};
  for (const [, camel, snake] of body.matchAll(/@pulumi\.getter(?:\(name="(\w+)"\))?\n\s+(?:@[^\n]*\n\s+)?def (\w+)\(/g)) {
    names[snake] = camel ?? snake;
  }
  return names;
}

function getters(body, pattern, module, wanted, side = "outputs") {
  const result = {};
  const getter = /@pulumi\.getter(?:\(name="(\w+)"\))?\n\s+(?:@[^\n]*\n\s+)?def (\w+)\(self\) -> (.*):\n/g;
  for (const [, camel, snake, type] of body.matchAll(getter)) {
    const inner = type.match(pattern);
    if (inner) {
      result[camel ?? snake] = kind(inner[1], module, wanted, side);
    }
  }
  return result;
}

/** string, number, boolean, any, T[], map<T> or #side.module.Type. */
function kind(type, module, wanted, side) {
  const wrapped = type.match(/^(?:Optional|pulumi\.Input)\[(.*)\]$/);
  if (wrapped) {
    return kind(wrapped[1], module, wanted, side);
  }
  const list = type.match(/^Sequence\[(.*)\]$/);
  if (list) {
    return kind(list[1], module, wanted, side) + "[]";
  }
  const map = type.match(/^Mapping\[(?:_builtins\.)?str, (.*)\]$/);
  if (map) {
    return `map<${kind(map[1], module, wanted, side)}>`;
  }
  const reference = type.match(/^(?:Union\[)?'(?:outputs\.)?(\w+?)(?:Args)?'/);
  if (reference) {
    const key = `${side}.${module}.${reference[1]}`;
    wanted.add(key);
    return "#" + key;
  }
  return { str: "string", int: "number", float: "number", bool: "boolean" }[type.replace("_builtins.", "")] ?? "any";
}

function classBody(source, name) {
  const start = source.search(new RegExp(`^class ${name}[(:]`, "m"));
  if (start < 0) {
    throw new Error(`no class ${name}`);
  }
  const rest = source.slice(source.indexOf("\n", start) + 1);
  const end = rest.search(/^\S/m);
  return end < 0 ? rest : rest.slice(0, end);
}

function place(folder, token) {
  const [, location, name] = token.split(":");
  const [group, member] = location.split("/");
  const module = group === "As" ? "as_" : snakeOf(group);
  return { module, file: path.join(folder, module, snakeOf(member) + ".py"), name };
}

function read(file, token) {
  const source = fs.readFileSync(file, "utf8");
  if (!source.includes(`'${token}'`)) {
    throw new Error(`${file} does not know ${token}`);
  }
  return source;
}

function snakeOf(camel) {
  return camel.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
