#!/usr/bin/env python3
"""Writes the property lists that the simulator checks inputs against.

Reads the vendors' published Pulumi packages for Python (fetched by pip, by name and pinned version; nothing is
executed from them, their source is only parsed) and keeps the facts: property names, kinds, which are required, which
are secret, which defaults the SDK sets. What the packages do not say in a form a program can read (which properties
force a replacement) is taken from facts.json beside this script.

    python3 generate.py [--cache DIR]      # rewrites ../src/main/resources/schemas/*.json
"""

import argparse
import ast
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "main" / "resources" / "schemas"
NOWHERE = pathlib.Path("/nonexistent")  # outputs of resources: nested types are left out
SCALARS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "Any": "any"}


def fetch(name, version, cache):
    """Downloads one package without its dependencies and unpacks it; returns its import folder."""
    unpacked = cache / f"{name}-{version}"
    if not unpacked.exists():
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(cache), f"{name}=={version}"],
            check=True,
        )
        archive = next(p for p in cache.iterdir() if p.is_file() and p.name.startswith(f"{name}-{version}"))
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as opened:
                opened.extractall(unpacked)
        else:
            with tarfile.open(archive) as opened:
                opened.extractall(unpacked, filter="data")
    return next(p.parent for p in unpacked.rglob("pulumi-plugin.json"))


def last_name(node):
    """The last segment of a dotted name, or None."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Name):
        return node.id
    return None


class Package:
    """One vendor package: finds the file of a token and turns classes into property lists."""

    def __init__(self, root):
        self.root = root
        self.trees = {}
        self.types = {}
        self.files = {}
        for path in root.rglob("*.py"):
            if path.name in ("__init__.py", "_inputs.py", "outputs.py", "_enums.py"):
                continue
            for token in re.findall(r"'(\w+:[\w/]+:\w+)'", path.read_text()):
                self.files.setdefault(token, path)

    def tree(self, path):
        if path not in self.trees:
            self.trees[path] = ast.parse(path.read_text())
        return self.trees[path]

    def class_named(self, path, name):
        for node in self.tree(path).body:
            if isinstance(node, ast.ClassDef) and node.name == name:
                return node
        return None

    def kind(self, node, folder):
        """Kind of an annotation: string, integer, number, boolean, any, list(K), map(K), object(TYPE)."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self.reference(node.value, folder)
        if isinstance(node, ast.Subscript):
            outer = last_name(node.value)
            if outer in ("Optional", "Input", "Output", "InputType"):
                return self.kind(node.slice, folder)
            if outer == "Union":
                return self.kind(node.slice.elts[0], folder)
            if outer == "Sequence":
                return f"list({self.kind(node.slice, folder)})"
            if outer == "Mapping":
                return f"map({self.kind(node.slice.elts[1], folder)})"
        return SCALARS.get(last_name(node), "any")

    def reference(self, text, folder):
        """A nested type, described once under `types`; unknown ones are `any`."""
        name = text.split(".")[-1]
        if text.startswith("outputs."):
            return self.result(name, folder)
        inputs = folder / "_inputs.py"
        if not inputs.exists() or self.class_named(inputs, name) is None:
            return "any"
        key = f"{folder.name}/{name.removesuffix('Args')}"
        if key not in self.types:
            self.types[key] = {}
            self.types[key] = self.properties(self.class_named(inputs, name), folder)
        return f"object({key})"

    def result(self, name, folder):
        """A nested type of a function's answer."""
        outputs = folder / "outputs.py"
        if not outputs.exists() or self.class_named(outputs, name) is None:
            return "any"
        key = f"{folder.name}/{name}"
        if key not in self.types:
            self.types[key] = {}
            self.types[key] = self.getters(self.class_named(outputs, name), folder)
        return f"object({key})"

    def getters(self, node, folder):
        """Names and kinds of what a class lets one read, by the name that travels on the wire."""
        found = {}
        for item in node.body:
            if not isinstance(item, ast.FunctionDef):
                continue
            for decorator in item.decorator_list:
                called = decorator.func if isinstance(decorator, ast.Call) else decorator
                if last_name(called) == "getter":
                    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
                    name = next((k.value.value for k in keywords if k.arg == "name"), item.name)
                    found[name] = {"kind": self.kind(item.returns, folder)}
        return dict(sorted(found.items()))

    def properties(self, node, folder):
        """Properties of an `Args` class, by the name that travels on the wire."""
        wire = {}
        init = None
        for item in node.body:
            if isinstance(item, ast.FunctionDef) and item.name == "__init__":
                init = item
            elif isinstance(item, ast.FunctionDef):
                for decorator in item.decorator_list:
                    if isinstance(decorator, ast.Call) and last_name(decorator.func) == "getter":
                        wire[item.name] = next((k.value.value for k in decorator.keywords if k.arg == "name"), item.name)
                    elif last_name(decorator) == "getter":
                        wire[item.name] = item.name
        found = {}
        if init is None:
            return found
        for argument, default in zip(init.args.kwonlyargs, init.args.kw_defaults):
            entry = {"kind": self.kind(argument.annotation, folder)}
            if default is None:
                entry["required"] = True
            found[wire.get(argument.arg, argument.arg)] = entry
        return dict(sorted(found.items()))

    def resource(self, token):
        path = self.files[token]
        name = token.rsplit(":", 1)[1]
        node = self.class_named(path, name)
        arguments = self.class_named(path, f"{name}Args") or self.class_named(path, f"{name}InitArgs")
        if node is None or arguments is None:
            raise SystemExit(f"{token}: no class {name} in {path.name}")
        inputs = self.properties(arguments, path.parent)
        outputs = {name: re.sub(r"object\(.*?\)", "any", entry["kind"]) for name, entry in self.getters(node, NOWHERE).items()}
        secrets = []
        for item in node.body:
            if isinstance(item, ast.FunctionDef) and item.name == "_internal_init":
                secrets, defaults = self.internals(item)
                for argument, value in defaults.items():
                    if wire_name(argument, arguments) in inputs:
                        inputs[wire_name(argument, arguments)]["default"] = value
        for secret in secrets:
            if secret in inputs:
                inputs[secret]["secret"] = True
        computed = {k: v for k, v in sorted(outputs.items()) if k not in inputs}
        return {"inputs": inputs, "computed": computed, "secrets": sorted(secrets)}

    @staticmethod
    def internals(node):
        """Secret outputs and constant defaults that the SDK's constructor sets."""
        secrets, defaults = [], {}
        for item in ast.walk(node):
            if isinstance(item, ast.Call):
                for keyword in item.keywords:
                    if keyword.arg == "additional_secret_outputs":
                        secrets = [e.value for e in keyword.value.elts]
            if (
                isinstance(item, ast.If)
                and isinstance(item.test, ast.Compare)
                and isinstance(item.test.left, ast.Name)
                and len(item.body) == 1
                and isinstance(item.body[0], ast.Assign)
                and isinstance(item.body[0].targets[0], ast.Name)
                and item.body[0].targets[0].id == item.test.left.id
                and isinstance(item.body[0].value, ast.Constant)
            ):
                defaults[item.test.left.id] = item.body[0].value.value
        return secrets, defaults

    def config(self):
        """Settings of the provider itself (credentials, region, ...)."""
        return self.properties(self.class_named(self.root / "provider.py", "ProviderArgs"), self.root)

    def function(self, token):
        path = self.files[token]
        short = token.rsplit(":", 1)[1]
        snake = path.stem
        node = next(n for n in self.tree(path).body if isinstance(n, ast.FunctionDef) and n.name == snake)
        annotations = {a.arg: a for a in node.args.args}
        wire = {}
        for item in ast.walk(node):
            if (
                isinstance(item, ast.Assign)
                and isinstance(item.targets[0], ast.Subscript)
                and last_name(item.targets[0].value) == "__args__"
                and isinstance(item.value, ast.Name)
            ):
                wire[item.targets[0].slice.value] = item.value.id
        required = len(node.args.args) - len(node.args.defaults)
        names = [a.arg for a in node.args.args]
        arguments = {}
        for key, argument in sorted(wire.items()):
            entry = {"kind": self.kind(annotations[argument].annotation, path.parent)}
            if names.index(argument) < required:
                entry["required"] = True
            arguments[key] = entry
        result = self.class_named(path, short[0].upper() + short[1:] + "Result")
        return {"arguments": arguments, "results": self.getters(result, path.parent)}


def wire_name(argument, node):
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and item.name == argument:
            for decorator in item.decorator_list:
                if isinstance(decorator, ast.Call) and last_name(decorator.func) == "getter":
                    return next((k.value.value for k in decorator.keywords if k.arg == "name"), argument)
    return argument


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=pathlib.Path, help="folder for downloaded packages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        cache = options.cache or pathlib.Path(temporary)
        cache.mkdir(parents=True, exist_ok=True)
        facts = json.loads((HERE / "facts.json").read_text())
        TARGET.mkdir(parents=True, exist_ok=True)
        for provider, wanted in facts.items():
            package = Package(fetch(wanted["package"], wanted["version"], cache))
            resources = {}
            for token, extra in sorted(wanted["resources"].items()):
                resources[token] = package.resource(token)
                for name in extra.get("forceNew", []):
                    resources[token]["inputs"][name]["forceNew"] = True
                for name in extra.get("secret", []):
                    resources[token]["inputs"][name]["secret"] = True
                for name, values in extra.get("values", {}).items():
                    resources[token]["inputs"][name]["values"] = values
            schema = {
                "source": f"{wanted['package']} {wanted['version']}",
                "name": provider,
                "version": wanted["version"],
                "config": package.config(),
                "resources": resources,
                "functions": {token: package.function(token) for token in sorted(wanted["functions"])},
                "types": dict(sorted(package.types.items())),
            }
            (TARGET / f"{provider}.json").write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n")
            print(f"{provider}: {len(resources)} types, {len(schema['functions'])} functions, {len(package.types)} nested")


if __name__ == "__main__":
    main()
