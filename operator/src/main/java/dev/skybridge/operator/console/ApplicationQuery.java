package dev.skybridge.operator.console;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which applications to list, and in which order. Pure.
 *
 * @param namespaces only these; empty for all
 * @param search text that the namespace, name, reason or message holds, in any case; empty for all
 * @param ready only these; empty for all
 * @param providers only those on one of these clouds; empty for all
 * @param order to list in
 * @param page number of the page, from 1
 * @param size lines a page
 */
public record ApplicationQuery(
    Set<String> namespaces,
    String search,
    Set<ReadyStatus> ready,
    Set<String> providers,
    Comparator<ApplicationSummary> order,
    int page,
    int size) {
  /** Most lines a page. */
  static final int MAX_SIZE = 200;

  private static final Comparator<ApplicationSummary> BY_NAME =
      Comparator.comparing(ApplicationSummary::name).thenComparing(ApplicationSummary::namespace);

  /** Copies the sets. */
  public ApplicationQuery {
    namespaces = Set.copyOf(namespaces);
    ready = Set.copyOf(ready);
    providers = Set.copyOf(providers);
  }

  /** What a list can be sorted by. */
  private enum Key {
    NAME,
    NAMESPACE,
    READY,
    REASON,
    PLACEMENTS,
    CREATED;

    private Comparator<ApplicationSummary> order() {
      return switch (this) {
        case NAME -> BY_NAME;
        case NAMESPACE -> Comparator.comparing(ApplicationSummary::namespace);
        case READY -> Comparator.comparing(ApplicationSummary::ready);
        case REASON -> Comparator.comparing(ApplicationSummary::reason);
        case PLACEMENTS -> Comparator.comparingInt(ApplicationSummary::placements);
        case CREATED -> Comparator.comparing(ApplicationSummary::createdAt);
      };
    }
  }

  /**
   * From the parameters of a call.
   *
   * @param sort a key, with {@code -} before it for descending
   * @throws InvalidRequest when one has a value that it can't have
   */
  public static ApplicationQuery of(
      List<String> namespaces,
      @Nullable String search,
      List<String> ready,
      List<String> providers,
      String sort,
      int page,
      int size) {
    if (page < 1) {
      throw new InvalidRequest("page must be 1 or more");
    }
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidRequest("size must be between 1 and " + MAX_SIZE);
    }
    return new ApplicationQuery(
        Set.copyOf(namespaces),
        search == null ? "" : search.strip().toLowerCase(Locale.ROOT),
        readySet(ready),
        Set.copyOf(providers),
        order(sort),
        page,
        size);
  }

  private static Set<ReadyStatus> readySet(List<String> texts) {
    var set = EnumSet.noneOf(ReadyStatus.class);
    for (var text : texts) {
      set.add(
          ReadyStatus.parse(text)
              .orElseThrow(() -> new InvalidRequest("ready must be True, False or Unknown")));
    }
    return set;
  }

  private static Comparator<ApplicationSummary> order(String sort) {
    var descending = sort.startsWith("-");
    var name = descending ? sort.substring(1) : sort;
    var key =
        Arrays.stream(Key.values())
            .filter(candidate -> candidate.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() ->
                new InvalidRequest(
                    "sort must be name, namespace, ready, reason, placements or created"));
    var order = descending ? key.order().reversed() : key.order();
    return order.thenComparing(BY_NAME);
  }

  /** The page of {@code all} that is asked for. */
  public ApplicationPage select(List<ApplicationSummary> all) {
    var matching = all.stream().filter(this::matchesAllButReady).toList();
    var listed =
        matching.stream()
            .filter(summary -> ready.isEmpty() || ready.contains(summary.ready()))
            .sorted(order)
            .toList();
    var from = (int) Math.min((long) (page - 1) * size, listed.size());
    var to = Math.min(from + size, listed.size());
    return new ApplicationPage(
        listed.subList(from, to), listed.size(), page, size, counts(matching));
  }

  private boolean matchesAllButReady(ApplicationSummary summary) {
    return (namespaces.isEmpty() || namespaces.contains(summary.namespace()))
        && (providers.isEmpty() || summary.providers().stream().anyMatch(providers::contains))
        && (search.isEmpty() || haystack(summary).contains(search));
  }

  private static String haystack(ApplicationSummary summary) {
    return String.join(
            "\n", summary.namespace() + "/" + summary.name(), summary.reason(), summary.message())
        .toLowerCase(Locale.ROOT);
  }

  private static ApplicationPage.Counts counts(List<ApplicationSummary> all) {
    return new ApplicationPage.Counts(
        count(all, ReadyStatus.TRUE),
        count(all, ReadyStatus.FALSE),
        count(all, ReadyStatus.UNKNOWN));
  }

  private static int count(List<ApplicationSummary> all, ReadyStatus ready) {
    return (int) all.stream().filter(summary -> summary.ready() == ready).count();
  }
}
