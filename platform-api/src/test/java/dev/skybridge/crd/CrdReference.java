package dev.skybridge.crd;

import dev.skybridge.model.Reason;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the reference documentation of kinds and reasons. */
final class CrdReference {
  private CrdReference() {}

  /** Every field of every kind, as Markdown. */
  static String fields(Collection<String> manifests) {
    var text =
        new StringBuilder("# Kinds\n\nGenerated from the records in `platform-api`; don't edit.\n");
    for (var manifest : manifests) {
      var crd = Serialization.unmarshal(manifest, CustomResourceDefinition.class);
      var names = crd.getSpec().getNames();
      text.append("\n## ")
          .append(names.getKind())
          .append("\n\n`")
          .append(crd.getSpec().getGroup())
          .append("/v1alpha1`, short name `")
          .append(String.join("`, `", names.getShortNames()))
          .append("`\n");
      var schema = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
      rules(schema).forEach(rule -> text.append("\n- ").append(rule.getMessage()));
      table(text, "spec", Objects.requireNonNull(schema.getProperties().get("spec")));
      table(text, "status", Objects.requireNonNull(schema.getProperties().get("status")));
    }
    return text.toString();
  }

  private static void table(StringBuilder text, String part, JSONSchemaProps schema) {
    text.append("\n\n### ").append(part).append("\n\n");
    rules(schema).forEach(rule -> text.append("- ").append(rule.getMessage()).append('\n'));
    text.append("\n| field | type | default | meaning |\n|---|---|---|---|\n");
    rows(text, "", schema);
  }

  private static void rows(StringBuilder text, String path, JSONSchemaProps schema) {
    var properties =
        Optional.ofNullable(schema.getProperties()).map(TreeMap::new).orElseGet(TreeMap::new);
    properties.forEach((name, property) -> {
      var required = schema.getRequired() != null && schema.getRequired().contains(name);
      var items = Optional.ofNullable(property.getItems()).map(i -> i.getSchema());
      text.append("| `").append(path).append(name).append("`").append(required ? " *" : "");
      text.append(" | ").append(type(property)).append(" | ");
      text.append(property.getDefault() == null ? "" : "`" + property.getDefault().asText() + "`");
      text.append(" | ").append(meaning(property)).append(" |\n");
      rows(text, path + name + ".", property);
      items.ifPresent(item -> rows(text, path + name + "[].", item));
    });
  }

  private static String type(JSONSchemaProps property) {
    if (property.getEnum() != null && !property.getEnum().isEmpty()) {
      return property.getEnum().stream()
          .map(value -> value.asText())
          .collect(Collectors.joining(", "));
    }
    return property.getItems() == null
        ? property.getType()
        : "list of " + property.getItems().getSchema().getType();
  }

  private static String meaning(JSONSchemaProps property) {
    var parts = new ArrayList<String>();
    Optional.ofNullable(property.getDescription()).ifPresent(parts::add);
    bounds(property).ifPresent(parts::add);
    rules(property).forEach(rule -> parts.add(rule.getMessage() + "."));
    Optional.ofNullable(property.getItems())
        .ifPresent(
            items -> rules(items.getSchema()).forEach(rule -> parts.add(rule.getMessage() + ".")));
    return String.join(" ", parts).replace("|", "\\|").replace("\n", " ");
  }

  private static Optional<String> bounds(JSONSchemaProps property) {
    if (property.getMinimum() != null || property.getMaximum() != null) {
      return Optional.of(
          number(property.getMinimum()) + " to " + number(property.getMaximum()) + ".");
    }
    return Optional.ofNullable(property.getPattern()).map(pattern -> "Pattern `" + pattern + "`.");
  }

  private static String number(@org.jspecify.annotations.Nullable Double value) {
    return value == null ? "any" : Long.toString(Math.round(value));
  }

  private static List<ValidationRule> rules(JSONSchemaProps schema) {
    return Optional.ofNullable(schema.getXKubernetesValidations()).orElse(List.of());
  }

  /** Every reason with its cure, as Markdown. */
  static String reasons() {
    var text =
        new StringBuilder(
            "# Reasons\n\nGenerated from `dev.skybridge.model.Reason`; don't edit.\n\n| reason | cure |\n|---|---|\n");
    for (var reason : Reason.values()) {
      text.append("| `").append(reason.code()).append("` | ").append(reason.cure()).append(" |\n");
    }
    return text.toString();
  }
}
