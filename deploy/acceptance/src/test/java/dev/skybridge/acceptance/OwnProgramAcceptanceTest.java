package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Approvals;
import dev.skybridge.acceptance.harness.CloudCount;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Programs;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.PlanStatus;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A user's own program in Git, from {@code kubectl apply} to {@code kubectl delete}. */
@AcceptanceTest
@Isolated
final class OwnProgramAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final String STACK = "network";

  private final TestWorld world;

  OwnProgramAcceptanceTest(TestWorld world) {
    this.world = world;
  }

  @Test
  void shouldRunAProgramFromGitWithoutLettingItOut() {
    // given
    TestNamespace namespace = world.namespace("own");
    CloudCount clouds = CloudCount.from(world.simulator());
    String first = push(namespace, 2);

    // when somebody who may not use the account applies it
    String everything =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: author, namespace: %1$s}
        rules:
          - {apiGroups: [skybridge.dev], resources: [cloudstacks], verbs: ["get", "create", "patch"]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: author, namespace: %1$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: author}
        subjects: [{kind: User, name: mallory, apiGroup: rbac.authorization.k8s.io}]
        """
            .formatted(namespace.name());
    world.kubectl().apply(everything);
    Programs.Ended refused =
        world.kubectl().run(manifest(namespace, first), "--as=mallory", "create", "-f", "-");
    Programs.Ended byHand =
        world
            .kubectl()
            .run(
                manifest(namespace, first)
                    .replaceFirst(
                        "(?s)program:.*",
                        "application: a\n  placement: b\n  resources: [{name: b, type: bucket}]\n"),
                "--as=mallory",
                "create",
                "-f",
                "-");

    // then
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.text()).contains("mallory may not use the CloudAccount");
    assertThat(byHand.succeeded()).isFalse();
    assertThat(byHand.text()).contains("made from an Application");

    // when somebody who may does
    world.kubectl().apply(manifest(namespace, first));
    Duration made =
        Eventually.holds(
            "the program's stack is ready",
            DEADLINE,
            () -> assertThat(reason(namespace)).isEqualTo("Ready"));

    // then
    assertThat(status(namespace).commit()).isEqualTo(first);
    assertThat(status(namespace).resourceCount()).isEqualTo(3);
    assertThat(clouds.standing()).isEqualTo(Map.of("aws", 3));
    assertThat(status(namespace).outputs())
        .containsEntry("apiServer", "refused")
        .containsEntry("postgres", "refused")
        .containsEntry("operatorEnvironment", "absent")
        .containsEntry("passphrase", "absent")
        .containsEntry("user", "64320");

    // when a commit takes away more than the budget allows
    String second = push(namespace, 1);
    world.kubectl().apply(manifest(namespace, second));

    // then it waits for another person
    Approvals approvals = new Approvals(world, namespace.name());
    Eventually.holds(
        "the change waits",
        DEADLINE,
        () -> assertThat(Approvals.awaiting(stack(namespace))).isPresent());
    PlanStatus plan = Approvals.awaiting(stack(namespace)).orElseThrow();
    assertThat(plan.delete()).isEqualTo(1);
    assertThat(plan.changedBy()).isNotBlank();
    approvals.approve(stack(namespace));
    Eventually.holds(
        "the change is applied",
        DEADLINE,
        () -> {
          assertThat(reason(namespace)).isEqualTo("Ready");
          assertThat(status(namespace).resourceCount()).isEqualTo(2);
        });
    assertThat(clouds.standing()).isEqualTo(Map.of("aws", 2));

    // when a commit does not exist
    world.kubectl().apply(manifest(namespace, "1".repeat(40)));

    // then
    Eventually.holds(
        "the missing commit is named",
        DEADLINE,
        () -> assertThat(reason(namespace)).isEqualTo("SourceNotFound"));

    // when it is deleted, although its program can't be had
    world.kubectl().run("", "-n", namespace.name(), "delete", "cloudstacks.skybridge.dev", STACK);

    // then
    Eventually.holds("nothing is left", DEADLINE, () -> assertThat(clouds.standing()).isEmpty());
    assertThat(
            world
                .kubernetes()
                .resources(CloudStack.class)
                .inNamespace(namespace.name())
                .withName(STACK)
                .get())
        .isNull();
    Report.line(
        "own program: ready %.1f s after kubectl apply, 3 resources; API server, PostgreSQL, operator's environment and files out of its reach; change by commit approved; destroyed without its program",
        made.toMillis() / 1000.0);
    namespace.remove();
  }

  private String push(TestNamespace namespace, int subnets) {
    world
        .config()
        .push(
            "A program with " + subnets + " subnets",
            checkout -> {
              var folder =
                  Files.createDirectories(checkout.resolve("programs/" + namespace.name()));
              Files.writeString(folder.resolve("Main.java"), program(subnets));
            });
    return world.config().head();
  }

  private String manifest(TestNamespace namespace, String commit) {
    return """
    apiVersion: skybridge.dev/v1alpha1
    kind: CloudStack
    metadata:
      name: %s
      namespace: %s
    spec:
      account: {namespace: %s, name: aws-main}
      program:
        repository: %s
        revision: "%s"
        path: programs/%s/Main.java
    """
        .formatted(
            STACK,
            namespace.name(),
            namespace.name(),
            world.config().url("config"),
            commit,
            namespace.name());
  }

  private String program(int subnets) {
    int apiServer = URI.create(world.kubernetes().getMasterUrl().toString()).getPort();
    int postgres = world.processes().state().port("postgres");
    return """
    import com.pulumi.Pulumi;
    import com.pulumi.core.Output;
    import com.pulumi.core.annotations.Import;
    import com.pulumi.resources.CustomResource;
    import com.pulumi.resources.ResourceArgs;
    import java.nio.file.Files;
    import java.nio.file.Path;

    public class Main {
      static final class Vpc extends CustomResource {
        Vpc(String name, String cidr) { super("aws:ec2/vpc:Vpc", name, new Args(cidr), null); }
        static final class Args extends ResourceArgs {
          @Import(name = "cidrBlock") private final Output<String> cidrBlock;
          Args(String cidr) { cidrBlock = Output.of(cidr); }
        }
      }

      static final class Subnet extends CustomResource {
        Subnet(String name, Output<String> vpc, String cidr) {
          super("aws:ec2/subnet:Subnet", name, new Args(vpc, cidr), null);
        }
        static final class Args extends ResourceArgs {
          @Import(name = "vpcId") private final Output<String> vpcId;
          @Import(name = "cidrBlock") private final Output<String> cidrBlock;
          Args(Output<String> vpc, String cidr) { vpcId = vpc; cidrBlock = Output.of(cidr); }
        }
      }

      static String connect(int port) {
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
          return "reached";
        } catch (java.io.IOException e) {
          return "refused";
        }
      }

      static String look(String path) {
        return Files.exists(Path.of(path)) ? "there" : "absent";
      }

      public static void main(String[] arguments) {
        Pulumi.run(context -> {
          var vpc = new Vpc("main", "10.9.0.0/16");
          for (int i = 0; i < %d; i++) {
            new Subnet("part-" + i, vpc.id(), "10.9." + i + ".0/24");
          }
          context.export("apiServer", Output.of(connect(%d)));
          context.export("postgres", Output.of(connect(%d)));
          context.export("operatorEnvironment", Output.of(look("/proc/%d/environ")));
          context.export("passphrase", Output.of(look("%s")));
          try {
            var user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            context.export("user", Output.of(user.toString()));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
      }
    }
    """
        .formatted(
            subnets,
            apiServer,
            postgres,
            world.operator().pid(),
            world.processes().secrets().file("pulumi-passphrase"));
  }

  private CloudStack stack(TestNamespace namespace) {
    return Objects.requireNonNull(
        world
            .kubernetes()
            .resources(CloudStack.class)
            .inNamespace(namespace.name())
            .withName(STACK)
            .get());
  }

  private dev.skybridge.crd.CloudStackStatus status(TestNamespace namespace) {
    return Objects.requireNonNull(stack(namespace).getStatus());
  }

  private String reason(TestNamespace namespace) {
    return Optional.ofNullable(stack(namespace).getStatus()).stream()
        .flatMap(status -> status.conditions().stream())
        .filter(condition -> condition.type().equals("Ready"))
        .map(condition -> condition.reason())
        .findFirst()
        .orElse("");
  }
}
