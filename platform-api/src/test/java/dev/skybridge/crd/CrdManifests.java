package dev.skybridge.crd;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Generates the custom resource definitions from the records; the generator has no annotation for
 * list-maps and categories, so they are set here.
 */
final class CrdManifests {
  /** Lists that Kubernetes merges by key; the key also makes transition rules possible. */
  private static final Set<String> KEYED_BY_NAME =
      Set.of("components", "resources", "placements", "targets", "env");

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          Application.class,
          Approval.class,
          CloudAccount.class,
          CloudStack.class,
          TrafficRoute.class);

  private CrdManifests() {}

  /** File name to YAML, for each kind. */
  static SortedMap<String, String> generate(Path scratch) throws IOException {
    Files.createDirectories(scratch);
    new CRDGenerator()
        .inOutputDir(scratch.toFile())
        .forCRDVersions("v1")
        .withParallelGenerationEnabled(false)
        .withMinQuotes(true)
        .withPostProcessor(
            new CRDPostProcessor() {
              @Override
              public HasMetadata process(HasMetadata crd, String version) {
                return complete((CustomResourceDefinition) crd);
              }
            })
        .customResourceClasses(KINDS)
        .generate();
    var files = new TreeMap<String, String>();
    try (var paths = Files.list(scratch)) {
      for (var path : paths.toList()) {
        files.put(
            path.getFileName().toString().replace("-v1.yml", ".yaml"), Files.readString(path));
      }
    }
    return files;
  }

  private static CustomResourceDefinition complete(CustomResourceDefinition crd) {
    crd.getSpec().getNames().setCategories(List.of("skybridge"));
    for (var version : crd.getSpec().getVersions()) {
      key(version.getSchema().getOpenAPIV3Schema());
      version.getSchema().getOpenAPIV3Schema().setRequired(List.of("spec"));
      version
          .getAdditionalPrinterColumns()
          .sort(Comparator.comparingInt(column -> rank(crd, column)));
    }
    return crd;
  }

  /**
   * The generator sorts columns by name; people read them in the order in which the kind declares
   * them.
   */
  private static int rank(CustomResourceDefinition crd, CustomResourceColumnDefinition column) {
    var kind =
        KINDS.stream()
            .filter(k -> k.getSimpleName().equals(crd.getSpec().getNames().getKind()))
            .findFirst()
            .orElseThrow();
    var declared = kind.getAnnotationsByType(AdditionalPrinterColumn.class);
    return Arrays.stream(declared)
        .map(AdditionalPrinterColumn::name)
        .toList()
        .indexOf(column.getName());
  }

  private static void key(JSONSchemaProps schema) {
    // An annotation of a record component reaches field and accessor: the rule comes twice, and the
    // API server refuses that.
    if (schema.getXKubernetesValidations() != null) {
      schema.setXKubernetesValidations(
          schema.getXKubernetesValidations().stream().distinct().toList());
    }
    if (schema.getProperties() == null) {
      return;
    }
    schema
        .getProperties()
        .forEach((name, property) -> {
          if ("conditions".equals(name)) {
            asMap(property, "type");
          } else if (KEYED_BY_NAME.contains(name) && hasObjects(property)) {
            asMap(property, "name");
          }
          key(property);
          if (property.getItems() != null && property.getItems().getSchema() != null) {
            key(property.getItems().getSchema());
          }
        });
  }

  private static boolean hasObjects(JSONSchemaProps list) {
    return list.getItems() != null && "object".equals(list.getItems().getSchema().getType());
  }

  private static void asMap(JSONSchemaProps list, String key) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(key));
    var item = list.getItems().getSchema();
    if (!item.getRequired().contains(key)) {
      var required = new ArrayList<>(item.getRequired());
      required.add(key);
      item.setRequired(required);
    }
  }
}
