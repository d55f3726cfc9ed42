package dev.hearth.node.settings;

import dev.hearth.node.settings.Setting.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file's lines: {@code key = value}, and {@code #} before comments and before what is not set.
 * A change touches the one line it must; what people wrote around it stays. Pure.
 */
record SettingsText(List<String> lines) {
  private static final String HEAD =
      "# Hearth's settings. Change them here, in the window, or with `hearth config`;\n"
          + "# Hearth reads this file again whenever it changes. A line that begins with # is not read.\n";

  SettingsText {
    lines = List.copyOf(lines);
  }

  /** What a line set, and a fault in words where it did not read. */
  record Parsed(Values values, List<String> faults) {}

  /** Every general setting with what it does, none of them set. */
  static SettingsText initial() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Group group : Group.values()) {
      text.append("\n## ").append(group.title()).append('\n');
      if (group == Group.DEVICES) {
        describe(text, Catalogue.of("cpu"));
      }
      describe(text, Catalogue.general().stream().filter(one -> one.group() == group).toList());
    }
    return new SettingsText(text.toString().lines().toList());
  }

  /** Whether somebody wrote it as settings: it has Hearth's first line still, or names one. */
  boolean isOfSettings() {
    return !lines.isEmpty() && HEAD.startsWith(lines.getFirst() + "\n")
        || lines.stream().map(SettingsText::key).anyMatch(key -> Catalogue.find(key).isPresent());
  }

  private static String key(String line) {
    int equals = line.indexOf('=');
    return equals < 0 ? line.strip() : line.substring(0, equals).strip();
  }

  private static void describe(StringBuilder text, List<Setting<?>> settings) {
    for (Setting<?> setting : settings) {
      text.append("\n# ").append(setting.doc()).append('\n');
      text.append("#").append(line(setting, setting.initial())).append('\n');
    }
  }

  private static String line(Setting<?> setting, String value) {
    return setting.key() + " = " + value;
  }

  /** A line that does not read keeps what held before it. */
  Parsed parse(Values before) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        Optional<String> fault = read(line, texts, before);
        int number = i + 1;
        fault.ifPresent(what -> faults.add("Line " + number + " of the settings " + what + "."));
      }
    }
    return new Parsed(new Values(texts), List.copyOf(faults));
  }

  private static Optional<String> read(String line, Map<String, String> texts, Values before) {
    int equals = line.indexOf('=');
    String key = key(line);
    Optional<Setting<?>> setting = Catalogue.find(key);
    if (equals < 0 || setting.isEmpty()) {
      return Optional.of("names no setting: " + key);
    }
    String value = line.substring(equals + 1).strip();
    try {
      setting.get().kind().read(value);
      texts.put(key, value);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      if (before.isSet(setting.get())) {
        texts.put(key, before.text(setting.get()));
      }
      return Optional.of(
          "is not used: "
              + key
              + " "
              + e.getMessage()
              + "; it stays "
              + before.text(setting.get()));
    }
  }

  /** With the setting at this value, or not set. */
  SettingsText with(Setting<?> setting, Optional<String> value) {
    List<String> changed = new ArrayList<>(lines);
    String line =
        value
            .map(text -> line(setting, text.strip()))
            .orElse("#" + line(setting, setting.initial()));
    int at = find(setting.key());
    if (at >= 0) {
      changed.set(at, line);
    } else if (value.isPresent()) {
      changed.add("");
      changed.add("# " + setting.doc());
      changed.add(line);
    }
    return new SettingsText(changed);
  }

  /** The line that sets it, or else the one that would; the last of several, as that one holds. */
  private int find(String key) {
    int commented = -1;
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i).strip();
      if (sets(line, key)) {
        return i;
      }
      if (commented < 0 && line.startsWith("#") && sets(line.substring(1).strip(), key)) {
        commented = i;
      }
    }
    return commented;
  }

  private static boolean sets(String line, String key) {
    return line.startsWith(key) && line.substring(key.length()).strip().startsWith("=");
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
