package dev.hearth.desktop.settings;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.logs.LogsPane;
import dev.hearth.desktop.view.Beside;
import dev.hearth.desktop.view.Segments;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.Ticker;
import dev.hearth.desktop.view.WhileShown;
import java.time.Duration;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Everything the owner decides, beside what decides now; what if; and the logs. */
public final class SettingsScreen extends VBox {
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final String SETTINGS = "settings";
  private static final String WHAT_IF = "what-if";
  private static final String LOGS = "logs";

  private final Segments tabs = new Segments("tab", this::open);
  private final StackPane place = new StackPane();
  private final Label message = Texts.hint("settings-message", "");
  private final Commands commands;
  private final OwnerSettings settings;
  private final RulesPane rules;
  private final Node overview;

  /**
   * @param asked the rule to show, each time it changes
   */
  public SettingsScreen(
      ObservableValue<NodeSnapshot> snapshot,
      Commands commands,
      OwnerSettings settings,
      Ticker ticker,
      ObservableValue<String> asked) {
    this.commands = commands;
    this.settings = settings;
    getStyleClass().add("screen");
    setId("settings");
    tabs.offer(SETTINGS, "Settings").offer(WHAT_IF, "What if").offer(LOGS, "Logs");
    SettingsList list = new SettingsList(snapshot, settings);
    rules = new RulesPane(commands, settings, ticker, list::reveal);
    overview = new VBox(message, new Beside(list, rules));
    getChildren().addAll(tabs, place);
    open(SETTINGS);
    WhileShown.every(AGAIN, ticker, overview, () -> settings.refresh(message::setText));
    asked.subscribe(this::reveal);
  }

  private void open(String name) {
    tabs.show(name);
    place
        .getChildren()
        .setAll(
            switch (name) {
              case WHAT_IF -> new WhatIfPane(commands, settings);
              case LOGS -> new LogsPane(commands, LogsPane::dialog);
              default -> overview;
            });
  }

  private void reveal(String rule) {
    if (!rule.isEmpty()) {
      open(SETTINGS);
      rules.reveal(rule);
    }
  }
}
