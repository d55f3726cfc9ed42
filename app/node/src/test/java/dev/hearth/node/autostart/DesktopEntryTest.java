package dev.hearth.node.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopEntryTest {

  /** The examples are those of the specification, and each reserved character. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/opt/hearth/bin/hearth | /opt/hearth/bin/hearth",
        "--data-dir=x           | --data-dir=x",
        "/home/ann lee/hearth   | \"/home/ann lee/hearth\"",
        "it's                   | \"it's\"",
        "say\"so\"              | \"say\\\\\"so\\\\\"\"",
        "$HOME                  | \"\\\\$HOME\"",
        "back\\slash            | \"back\\\\\\\\slash\"",
        "100%                   | 100%%",
        "100 %                  | \"100 %%\"",
        "a&b                    | \"a&b\"",
        "(x)                    | \"(x)\"",
        "~                      | \"~\"",
        "é                      | é",
        "``                     | \"\"",
      })
  void quotes(String argument, String value) {
    assertThat(DesktopEntry.exec(List.of(argument))).isEqualTo(value);
  }

  @Test
  void quotesWhatATableCannotHold() {
    assertThat(DesktopEntry.exec(List.of("a`b", "c\nd", "e\tf")))
        .isEqualTo("\"a\\\\`b\" \"c\\nd\" \"e\\tf\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-GNOME-Autostart-enabled=true  | true",
        "X-GNOME-Autostart-enabled=false | false",
        "X-GNOME-Autostart-enabled = false | false",
        "Hidden=true                     | false",
        "Hidden=false                    | true",
        "# Hidden=true                   | true",
        "[Desktop Action x]#Hidden=true  | true",
        "Comment=Hidden=true             | true",
        "''                              | true",
      })
  void respectsTheOwnersEdits(String edit, boolean starts) {
    String text = "# mine\n[Desktop Entry]\nExec=hearth agent\n" + edit.replace("#H", "\nH");
    assertThat(DesktopEntry.starts(text)).isEqualTo(starts);
    assertThat(DesktopEntry.executes(text, List.of("hearth", "agent"))).isTrue();
    assertThat(DesktopEntry.executes(text, List.of("hearth", "open"))).isFalse();
  }
}
