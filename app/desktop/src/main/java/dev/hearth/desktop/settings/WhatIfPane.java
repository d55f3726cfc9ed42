package dev.hearth.desktop.settings;

import dev.hearth.api.DevicePolicy;
import dev.hearth.api.DevicePolicy.RuleView;
import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.api.WhatIf;
import dev.hearth.api.WhatIf.DeviceWhatIf;
import dev.hearth.api.WhatIfRequest;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the rules would have done over the last days, were some settings others. */
final class WhatIfPane extends VBox {
  private static final int DAYS = 7;

  private final Commands commands;
  private final OwnerSettings settings;
  private final VBox changes = new VBox();
  private final VBox results = new VBox();
  private final Label message = Texts.hint("what-if-message", "");
  private List<SettingView> offered = List.of();
  private int made;

  WhatIfPane(Commands commands, OwnerSettings settings) {
    this.commands = commands;
    this.settings = settings;
    setId("what-if");
    getStyleClass().add("screen");
    changes.getStyleClass().add("card-body");
    results.getStyleClass().add("screen");
    Button another = new Button("Add another");
    another.setId("what-if-another");
    another.setOnAction(pressed -> add());
    Button show = new Button("What would have been?");
    show.setId("what-if-show");
    show.getStyleClass().add("accent");
    show.setOnAction(pressed -> ask());
    HBox buttons = new HBox(another, show);
    buttons.getStyleClass().add("row");
    getChildren()
        .addAll(
            new Card(
                "What if",
                Texts.hint(
                    "what-if-doc",
                    "Tries other values on what this machine did in the last %d days. Nothing is changed."
                        .formatted(DAYS)),
                changes,
                buttons,
                message),
            results);
    message.setText("Choose a setting, and the value to try.");
    commands.run(commands.agent()::policy, this::offer, this::failed);
  }

  /** The settings that some rule follows. */
  private void offer(List<DevicePolicy> policies) {
    Set<String> keys =
        policies.stream()
            .flatMap(policy -> policy.rules().stream())
            .map(RuleView::settings)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    offered = settings.all().get().stream().filter(one -> keys.contains(one.key())).toList();
    add();
  }

  private void add() {
    changes
        .getChildren()
        .add(new WhatIfChange(made++, offered, change -> changes.getChildren().remove(change)));
  }

  private void ask() {
    List<SettingChange> entered =
        changes.getChildren().stream()
            .map(WhatIfChange.class::cast)
            .map(WhatIfChange::change)
            .flatMap(Optional::stream)
            .toList();
    if (entered.isEmpty()) {
      message.setText("Choose a setting, and enter another value than the one it has.");
      return;
    }
    message.setText("Going through the last days…");
    commands.run(
        () -> commands.agent().whatIf(new WhatIfRequest(entered, DAYS)), this::show, this::failed);
  }

  private void show(WhatIf answer) {
    message.setText(answer.unknown());
    results.getChildren().setAll(answer.devices().stream().map(WhatIfPane::card).toList());
  }

  private static Card card(DeviceWhatIf one) {
    return new Card(one.device(), WhatIfResult.of(one, DAYS).toArray(Node[]::new));
  }

  private void failed(Failure failure) {
    message.setText(failure.sentence());
  }
}
