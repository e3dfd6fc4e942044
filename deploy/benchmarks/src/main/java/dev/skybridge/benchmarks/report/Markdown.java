package dev.skybridge.benchmarks.report;

import java.util.List;

/** A report under construction. */
public final class Markdown {
  private final StringBuilder text = new StringBuilder();

  /** A heading of that level. */
  public Markdown heading(int level, String title) {
    text.append("#".repeat(level)).append(" ").append(title).append("\n\n");
    return this;
  }

  /** A paragraph. */
  public Markdown paragraph(String words) {
    text.append(words.strip()).append("\n\n");
    return this;
  }

  /** A table; its first row is the head. */
  public Markdown table(List<List<String>> rows) {
    for (int index = 0; index < rows.size(); index++) {
      text.append("| ").append(String.join(" | ", rows.get(index))).append(" |\n");
      if (index == 0) {
        text.append("|").append("---|".repeat(rows.getFirst().size())).append("\n");
      }
    }
    text.append("\n");
    return this;
  }

  /** All of it. */
  public String text() {
    return text.toString().stripTrailing() + "\n";
  }
}
