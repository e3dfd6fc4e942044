// Reads a Pulumi package for Node: the declarations (.d.ts), never the code.
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** What one package says of the given tokens. */
export function readTypescriptPackage(folder, tokens) {
  const nested = nestedTypes(path.join(folder, "types", "input.d.ts"), "inputs");
  const answers = nestedTypes(path.join(folder, "types", "output.d.ts"), "outputs");
  const wanted = { types: new Set() };
  const resources = Object.fromEntries(
    tokens.resources.map((token) => [token, resourceOf(folder, token, wanted)]));
  const functions = Object.fromEntries(
    tokens.functions.map((token) => [token, functionOf(folder, token, wanted)]));
  const types = closure(wanted.types, { ...nested, ...answers });
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  return { package: manifest.name, version: manifest.version, resources, functions, types };
}

function resourceOf(folder, token, wanted) {
  const { file, name } = place(folder, token);
  const source = parse(file + ".d.ts");
  mustMention(file + ".js", token);
  const args = properties(find(source, name + "Args"), source, wanted.types, "inputs");
  const outputs = {};
  for (const member of find(source, name).members) {
    if (ts.isPropertyDeclaration(member) && member.type && ts.isTypeReferenceNode(member.type)
        && member.type.getText(source).startsWith("pulumi.Output<")) {
      outputs[member.name.getText(source)] = kind(member.type, source, new Set(), "outputs").replace(/#[^[\]<>]+/, "object");
    }
  }
  return { ...args, outputs: sorted({ id: "string", ...outputs }) };
}

function functionOf(folder, token, wanted) {
  const { file, name } = place(folder, token);
  const source = parse(file + ".d.ts");
  mustMention(file + ".js", token);
  const title = name[0].toUpperCase() + name.slice(1);
  const args = findOrNull(source, title + "Args");
  const results = properties(find(source, title + "Result"), source, wanted.types, "outputs");
  return {
    arguments: args ? properties(args, source, wanted.types, "inputs") : { properties: {}, required: [] },
    results: results.properties,
  };
}

function place(folder, token) {
  const [, location, name] = token.split(":");
  const file = path.join(folder, location.replace(/^index\//, ""));
  return { file, name };
}

function mustMention(file, token) {
  if (!fs.readFileSync(file, "utf8").includes(token)) {
    throw new Error(`${file} does not know ${token}`);
  }
}

function parse(file) {
  return ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

function findOrNull(source, name) {
  return source.statements.find((s) => s.name?.text === name
    && (ts.isInterfaceDeclaration(s) || ts.isClassDeclaration(s)));
}

function find(source, name) {
  const found = findOrNull(source, name);
  if (!found) {
    throw new Error(`${source.fileName} has no ${name}`);
  }
  return found;
}

function properties(declaration, source, types, side) {
  const result = {};
  const required = [];
  for (const member of declaration.members.filter(ts.isPropertySignature)) {
    const name = member.name.getText(source).replaceAll('"', "");
    result[name] = kind(member.type, source, types, side);
    if (!member.questionToken) {
      required.push(name);
    }
  }
  return { properties: sorted(result), required: required.sort() };
}

/** string, number, boolean, any, T[], map<T> or #module.Type. */
function kind(node, source, types, side) {
  if (ts.isTypeReferenceNode(node)) {
    const name = node.typeName.getText(source);
    if (name === "pulumi.Input" || name === "pulumi.Output") {
      return kind(node.typeArguments[0], source, types, side);
    }
    if (name.startsWith("inputs.") || name.startsWith("outputs.")) {
      const key = side + name.slice(name.indexOf("."));
      types.add(key);
      return "#" + key;
    }
    return name === "any" ? "any" : "string"; // enums, ARN, documents and resources all pass as strings
  }
  if (ts.isUnionTypeNode(node)) {
    const known = node.types.filter((t) => t.kind !== ts.SyntaxKind.UndefinedKeyword);
    const kinds = new Set(known.map((t) => kind(t, source, types, side)));
    return kinds.size === 1 ? [...kinds][0] : "any";
  }
  if (ts.isArrayTypeNode(node)) {
    return kind(node.elementType, source, types, side) + "[]";
  }
  if (ts.isParenthesizedTypeNode(node)) {
    return kind(node.type, source, types, side);
  }
  if (ts.isTypeLiteralNode(node)) {
    return `map<${kind(node.members[0].type, source, types, side)}>`;
  }
  const text = node.getText(source);
  return ["string", "number", "boolean"].includes(text) ? text : "any";
}

function nestedTypes(file, side) {
  const source = parse(file);
  const result = {};
  const visit = (statements, prefix) => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement)) {
        result[`${prefix}.${statement.name.text}`] = { statement, source, side };
      } else if (ts.isModuleDeclaration(statement) && statement.body) {
        visit(statement.body.statements, `${prefix}.${statement.name.text}`);
      }
    }
  };
  visit(source.statements, side);
  return result;
}

function closure(wanted, declared) {
  const result = {};
  const queue = [...wanted];
  while (queue.length) {
    const key = queue.pop();
    if (result[key]) {
      continue;
    }
    const found = declared[key];
    if (!found) {
      throw new Error(`no declaration of ${key}`);
    }
    const more = new Set();
    result[key] = properties(found.statement, found.source, more, found.side);
    queue.push(...more);
  }
  return sorted(result);
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
