package dev.skybridge.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong by request. */
public enum FaultKind {
  /** The call takes longer and then goes on. */
  LATENCY,
  /** Too many calls; nothing is done. */
  THROTTLE,
  /** The vendor's server fails; nothing is done. */
  SERVER_ERROR,
  /** No answer until the caller gives up, for 10 minutes at most; nothing is done. */
  TIMEOUT,
  /** The account may not have more of this; nothing is done. */
  QUOTA,
  /** It is done, then the answer is lost: the call ends with {@code UNAVAILABLE}. */
  ANSWER_LOST,
  /** It is done, then this process ends at once with exit code 137. */
  CRASH;

  /** Name in requests: {@code answerLost} and so on. */
  public String wireName() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder text = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
    }
    return text.toString();
  }

  /** The kind with that name. */
  public static Optional<FaultKind> parse(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
  }

  /** Whether the fault strikes after the work is done. */
  public boolean strikesAfterwards() {
    return this == ANSWER_LOST || this == CRASH;
  }
}
