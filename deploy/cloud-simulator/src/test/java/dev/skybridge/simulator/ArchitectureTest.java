package dev.skybridge.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The simulator stands alone, and its clouds know neither HTTP nor the engine's protocol. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.skybridge");

  @Test
  void shouldImportNothingOfTheProject() {
    classes().should().resideInAPackage("dev.skybridge.simulator..").check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.skybridge.model..",
            "dev.skybridge.crd..",
            "dev.skybridge.runtime..",
            "dev.skybridge.operator..",
            "dev.skybridge.cost..",
            "dev.skybridge.compliance..",
            "dev.skybridge.world..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepProtocolsOutOfTheClouds() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.skybridge.simulator.cloud..",
            "dev.skybridge.simulator.vendor..",
            "dev.skybridge.simulator.schema..",
            "dev.skybridge.simulator.state..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "pulumirpc..",
            "io.grpc..",
            "com.sun.net.httpserver..",
            "dev.skybridge.simulator.http..",
            "dev.skybridge.simulator.provider..")
        .check(CLASSES);
  }

  @Test
  void shouldNotLetOneVendorLeanOnAnother() {
    for (String vendor : new String[] {"aws", "alicloud", "tencentcloud"}) {
      for (String other : new String[] {"aws", "alicloud", "tencentcloud"}) {
        if (!vendor.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage("dev.skybridge.simulator.vendor." + vendor)
              .should()
              .dependOnClassesThat()
              .resideInAPackage("dev.skybridge.simulator.vendor." + other)
              .check(CLASSES);
        }
      }
    }
  }
}
