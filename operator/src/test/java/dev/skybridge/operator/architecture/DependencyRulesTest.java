package dev.skybridge.operator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DependencyRulesTest {
  private static JavaClasses platform = new ClassFileImporter().importClasses();

  @BeforeAll
  static void load() {
    platform =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.skybridge");
  }

  @Test
  void shouldSeeThePlatform() {
    // given, when
    var packages = platform.stream().map(c -> c.getPackageName()).distinct().toList();

    // then
    assertThat(packages)
        .contains(
            "dev.skybridge.model",
            "dev.skybridge.crd",
            "dev.skybridge.runtime",
            "dev.skybridge.operator.stack");
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideInAPackage("dev.skybridge.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.skybridge.crd..",
                "dev.skybridge.operator..",
                "io.fabric8..",
                "io.quarkus..",
                "jakarta..")
            .because("model holds values and ports that every module shares"),
        noClasses()
            .that()
            .resideInAPackage("dev.skybridge.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.skybridge.crd..",
                "dev.skybridge.operator..",
                "io.fabric8..",
                "io.quarkus..",
                "jakarta..")
            .because("the execution core is a library of its own"),
        noClasses()
            .that()
            .resideInAPackage("dev.skybridge.crd..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.skybridge.operator..", "io.quarkus..")
            .because("kinds are read by more than the operator"),
        noClasses()
            .that()
            .resideInAPackage("dev.skybridge.operator.cloud..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.fabric8.kubernetes..", "java.net.http..", "dev.skybridge.operator.adapter..")
            .because("what the platform knows of a cloud is pure"),
        noClasses()
            .that()
            .resideInAPackage("dev.skybridge.operator.(application|stack|account|status)..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.skybridge.operator.adapter..", "dev.skybridge.operator.cloud..")
            .because("capabilities see ports; adapters stand behind them"),
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Planner")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.fabric8.kubernetes.client.dsl..",
                "io.fabric8.kubernetes.client.http..",
                "java.sql..",
                "java.net.http..")
            .because("decisions are pure"),
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Planner")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .because("time is an argument of a decision"),
        noClasses()
            .that()
            .resideInAPackage("dev.skybridge..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .because("a wait has something that it waits for"),
        noClasses()
            .that()
            .resideInAPackage("dev.skybridge..")
            .and()
            .resideOutsideOfPackages(
                "dev.skybridge.runtime..",
                // programs of their own, which use nothing of the platform
                "dev.skybridge.simulator..",
                "dev.skybridge.worker..",
                "dev.skybridge.world..",
                "dev.skybridge.benchmarks..")
            .should()
            .callMethodWhere(describe("threads are started", DependencyRulesTest::startsThreads))
            .orShould()
            .callConstructorWhere(
                describe(
                    "threads are made", call -> call.getTargetOwner().isEquivalentTo(Thread.class)))
            .because("what runs is bounded, counted and ended by the execution core"),
        noClasses()
            .that()
            .resideInAPackage("dev.skybridge.worker..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                "dev.skybridge.worker..", "java..", "javax.tools..", "org.jspecify..")
            .because("it is started beside a user's program, with nothing of the platform"),
        classes()
            .that()
            .haveSimpleNameEndingWith("Reconciler")
            .should()
            .beAnnotatedWith(
                io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration.class));
  }

  private static boolean startsThreads(JavaMethodCall call) {
    var owner = call.getTargetOwner();
    var method = call.getName();
    return owner.isEquivalentTo(Executors.class)
        || (owner.isEquivalentTo(Thread.class)
            && Set.of("ofVirtual", "ofPlatform", "startVirtualThread").contains(method))
        || (owner.isEquivalentTo(CompletableFuture.class) && method.endsWith("Async"));
  }

  @Test
  void shouldSeeAThreadThatIsStartedElsewhere() {
    // given
    var here = new ClassFileImporter().importClasses(StartsAThread.class);

    // when
    var calls =
        here.get(StartsAThread.class).getMethodCallsFromSelf().stream()
            .filter(DependencyRulesTest::startsThreads)
            .toList();

    // then
    assertThat(calls).hasSize(2);
  }

  static final class StartsAThread {
    static void start() {
      Thread.ofVirtual().start(() -> {});
      var _ = CompletableFuture.runAsync(() -> {});
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldHold(ArchRule rule) {
    // given the platform's classes, when and then
    rule.allowEmptyShould(true).check(platform);
  }
}
