package dev.hearth.node.tray;

import java.util.List;
import java.util.stream.Stream;

/** The menu's lines. Nothing but "Resume" comes and goes, so that hands find the rest. */
final class Menu {
  private static final MenuEntry SEPARATOR = new MenuEntry.Separator();

  private Menu() {}

  static List<MenuEntry> of(String earned, boolean paused, boolean earning) {
    Stream<MenuEntry> resume = paused ? Stream.of(entry(Choice.RESUME, true)) : Stream.empty();
    Stream<MenuEntry> head =
        Stream.of(
            new MenuEntry.Text(earned),
            entry(Choice.OPEN, true),
            SEPARATOR,
            entry(Choice.PAUSE_FOR_AN_HOUR, true),
            entry(Choice.PAUSE_UNTIL_TOMORROW, true),
            entry(Choice.FINISH_THEN_PAUSE, earning),
            entry(Choice.RUN_FOR_AN_HOUR, true));
    Stream<MenuEntry> foot = Stream.of(SEPARATOR, entry(Choice.QUIT, true));
    return Stream.of(head, resume, foot).flatMap(entries -> entries).toList();
  }

  private static MenuEntry entry(Choice choice, boolean enabled) {
    return new MenuEntry.Command(choice, enabled);
  }
}
