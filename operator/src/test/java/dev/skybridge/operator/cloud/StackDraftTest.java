package dev.skybridge.operator.cloud;

import static dev.skybridge.operator.cloud.SpecFixture.after;
import static dev.skybridge.operator.cloud.SpecFixture.resource;
import static dev.skybridge.operator.cloud.SpecFixture.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.stack.CloudCatalog.Mapping;
import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackDraftTest {

  @Test
  void shouldSayWhichResourcesDependOnEachOther() {
    // when
    var problems =
        problems(
            after(resource("a", ResourceType.BUCKET), "b"),
            after(resource("b", ResourceType.BUCKET), "c"),
            after(resource("c", ResourceType.BUCKET), "b"));

    // then
    assertThat(problems).containsExactly(new Problem(Reason.DEPENDENCY_CYCLE, "b -> c -> b"));
  }

  @Test
  void shouldRefuseTwoResourcesOfOneName() {
    assertThat(problems(resource("a", ResourceType.BUCKET), resource("a", ResourceType.POSTGRES)))
        .containsExactly(new Problem(Reason.INVALID_SPEC, "two resources are named a"));
  }

  @Test
  void shouldRefuseAPasswordThatIsNotThere() {
    // given
    var described = stack("eu-central-1", resource("a", ResourceType.POSTGRES));
    var draft =
        new StackDraft(
            Provider.AWS,
            new StackDescription(
                described.stack(),
                described.application(),
                described.placement(),
                described.region(),
                described.accountId(),
                described.resources(),
                described.deletionPolicy(),
                Map.of()),
            FixedCloudConfig.STANDARD);

    // when
    draft.password(described.resources().getFirst());

    // then
    assertThat(draft.finish())
        .isEqualTo(
            new Mapping.Refused(
                List.of(new Problem(Reason.SECRET_NOT_FOUND, "a: there is no password for it"))));
  }

  @Test
  void shouldCutTagValuesToWhatEveryVendorTakes() {
    // given
    var described = stack("eu-central-1", resource("a", ResourceType.BUCKET));
    var long63 = "n".repeat(63);
    var owner = long63 + "/" + "a".repeat(100);
    var longer =
        new StackDescription(
            described.stack(),
            owner,
            described.placement(),
            described.region(),
            described.accountId(),
            described.resources(),
            described.deletionPolicy(),
            described.passwords());

    // when
    var tags = OwnershipTags.of(longer, "a", "a-bucket");

    // then
    assertThat(tags.values()).allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(128));
    assertThat(tags).containsEntry(OwnershipTags.STACK, "default/shop-main");
    assertThat(tags.get(OwnershipTags.OWNER)).startsWith(long63);
  }

  private static List<Problem> problems(ResourceSpec... resources) {
    return switch (new StackDraft(
            Provider.AWS, stack("eu-central-1", resources), FixedCloudConfig.STANDARD)
        .finish()) {
      case Mapping.Graph g -> List.of();
      case Mapping.Refused(List<Problem> problems) -> problems;
    };
  }
}
