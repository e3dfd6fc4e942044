package dev.skybridge.operator.adapter.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.DeliveryState;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ArgoVerdictTest {
  private static final String SOURCE =
      "{\"repoURL\": \"http://git/config.git\", \"path\": \"apps/team/shop/aws\"}";

  @Test
  void shouldBeReadyOnlyWhenSyncedAndHealthyAtTheWantedRevision() {
    // given
    var application = application(status("Synced", "Healthy", ""));

    // when
    var verdict = ArgoVerdict.of(application, true);

    // then
    assertThat(verdict.problem()).isEmpty();
    assertThat(verdict.sync()).isEqualTo(DeliveryState.SYNCED);
    assertThat(verdict.health()).isEqualTo(DeliveryState.HEALTHY);
  }

  static Stream<Arguments> notReady() {
    return Stream.of(
        Arguments.of("an older revision", status("Synced", "Healthy", ""), false, Reason.SYNCING),
        Arguments.of("nothing compared yet", "{}", false, Reason.SYNCING),
        Arguments.of(
            "another source",
            status("Synced", "Healthy", "").replace("shop/aws", "shop/gcp"),
            true,
            Reason.SYNCING),
        Arguments.of("out of sync", status("OutOfSync", "Healthy", ""), true, Reason.SYNCING),
        Arguments.of("starting", status("Synced", "Progressing", ""), true, Reason.PROGRESSING),
        Arguments.of("suspended", status("Synced", "Suspended", ""), true, Reason.PROGRESSING),
        Arguments.of("degraded", status("Synced", "Degraded", ""), true, Reason.WORKLOAD_DEGRADED),
        Arguments.of(
            "sync failed",
            status("OutOfSync", "Missing", operation("Failed", 0, "r1")),
            true,
            Reason.SYNC_FAILED),
        Arguments.of(
            "sync tried again",
            status("OutOfSync", "Missing", operation("Running", 2, "r1")),
            true,
            Reason.SYNC_FAILED),
        Arguments.of(
            "sync of an older revision failed",
            status("OutOfSync", "Missing", operation("Failed", 0, "r0")),
            true,
            Reason.SYNCING),
        Arguments.of(
            "sync under way",
            status("OutOfSync", "Missing", operation("Running", 0, "r1")),
            true,
            Reason.SYNCING),
        Arguments.of(
            "no path",
            condition("ComparisonError", "apps/x: app path does not exist"),
            true,
            Reason.SOURCE_NOT_FOUND),
        Arguments.of(
            "no such cluster",
            condition("InvalidSpecError", "there are no clusters with this name: mars"),
            true,
            Reason.ARGOCD_REFUSED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notReady")
  void shouldNotBeReady(String name, String status, boolean holdsWanted, Reason reason) {
    // given
    var application = application(status);

    // when
    var verdict = ArgoVerdict.of(application, holdsWanted);

    // then
    assertThat(verdict.problem().orElseThrow().reason()).as(name).isEqualTo(reason);
  }

  @Test
  void shouldNameTheObjectsThatWereRefused() {
    // given
    var application = application(status("OutOfSync", "Missing", operation("Failed", 0, "r1")));

    // when
    var verdict = ArgoVerdict.of(application, true);

    // then
    assertThat(verdict.problem().orElseThrow().message())
        .isEqualTo("Service web: port 99999 is invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "unable to resolve 'nope' to a commit SHA, SOURCE_NOT_FOUND",
    "deploy/x: app path does not exist, SOURCE_NOT_FOUND",
    "failed to list refs: repository not found, SOURCE_NOT_FOUND",
    "failed to list refs: authentication required, GIT_REFUSED",
    "dial tcp 127.0.0.1:1: connect: connection refused, GIT_UNREACHABLE",
    "dial tcp: lookup git.example: no such host, GIT_UNREACHABLE",
    "kustomize build failed exit status 1: trouble, SYNC_FAILED",
  })
  void shouldTellWhyTheSourceCannotBeRead(String message, Reason reason) {
    // when
    var problem = SourceProblem.of("Failed to load target state: " + message);

    // then
    assertThat(problem.reason()).isEqualTo(reason);
    assertThat(problem.message()).contains(message);
  }

  private static String status(String sync, String health, String more) {
    return """
    {"sync": {"status": "%s", "revision": "r1", "comparedTo": {"source": %s}},
     "health": {"status": "%s"} %s}\
    """
        .formatted(sync, SOURCE, health, more);
  }

  private static String operation(String phase, int retries, String revision) {
    return """
    , "operationState": {"phase": "%s", "retryCount": %d, "message": "one or more failed",
      "syncResult": {"revision": "%s", "resources": [
        {"kind": "Service", "name": "web", "status": "SyncFailed",
         "message": "port 99999 is invalid"},
        {"kind": "Deployment", "name": "web", "status": "Synced", "message": "created"}]}}\
    """
        .formatted(phase, retries, revision);
  }

  private static String condition(String type, String message) {
    return status(
        "Unknown",
        "Healthy",
        ", \"conditions\": [{\"type\": \"%s\", \"message\": \"%s\"}]".formatted(type, message));
  }

  private static ArgoApplication application(String status) {
    try {
      var json =
          """
          {"metadata": {"name": "team-shop-aws"}, "spec": {"source": %s}, "status": %s}\
          """
              .formatted(SOURCE, status);
      return new ArgoApplication(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
