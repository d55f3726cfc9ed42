package dev.hearth.desktop.settings;

import dev.hearth.api.DevicePolicy;
import dev.hearth.api.DevicePolicy.RuleView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Reveal;
import dev.hearth.desktop.view.Segments;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.Ticker;
import dev.hearth.desktop.view.WhileShown;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What decides now: every rule for a device with its live signal, as long as it is looked at. */
final class RulesPane extends StackPane {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Commands commands;
  private final OwnerSettings settings;
  private final Consumer<String> open;
  private final Segments devices = new Segments("rules-device", this::choose);
  private final Label sentence = Texts.paragraph("rules-sentence", "Asking the agent…");
  private final VBox lines = new VBox();
  private final Map<String, RuleLine> rules = new LinkedHashMap<>();
  private List<DevicePolicy> policies = List.of();
  private List<String> offered = List.of();
  private String device = "";
  private Optional<String> asked = Optional.empty();

  /**
   * @param open hears the key of a setting to go to
   */
  RulesPane(Commands commands, OwnerSettings settings, Ticker ticker, Consumer<String> open) {
    this.commands = commands;
    this.settings = settings;
    this.open = open;
    setId("rules");
    lines.getStyleClass().add("rules");
    getChildren().add(new Card("What decides now", devices, sentence, lines));
    WhileShown.every(AGAIN, ticker, this, this::ask);
  }

  /** Brings a rule into sight, as soon as it is known, for the device that it holds back. */
  void reveal(String rule) {
    asked = Optional.of(rule);
    rules.forEach((id, line) -> line.asked(id.equals(rule)));
    show(policies);
  }

  private void ask() {
    commands.run(commands.agent()::policy, this::show, this::failed);
  }

  private void show(List<DevicePolicy> answer) {
    policies = answer;
    offer(answer.stream().map(DevicePolicy::device).toList());
    asked.flatMap(this::heldBy).ifPresent(id -> device = id);
    if (!offered.isEmpty()) {
      choose(offered.contains(device) ? device : offered.getFirst());
    }
  }

  private void offer(List<String> ids) {
    if (!ids.equals(offered)) {
      offered = ids;
      devices.getChildren().clear();
      devices.offering(ids);
    }
    Shown.when(ids.size() > 1, devices);
  }

  private Optional<String> heldBy(String rule) {
    return policies.stream()
        .filter(
            policy ->
                policy.rules().stream().anyMatch(one -> one.decides() && one.rule().equals(rule)))
        .map(DevicePolicy::device)
        .findFirst();
  }

  private void choose(String id) {
    device = id;
    devices.show(id);
    policies.stream().filter(one -> one.device().equals(id)).forEach(this::show);
  }

  private void show(DevicePolicy policy) {
    sentence.setText(
        policy.sentence().isEmpty()
            ? "It may work, %d %% of the time.".formatted(policy.share())
            : policy.sentence());
    policy.rules().forEach(rule -> line(rule.rule()).show(rule));
    List<String> judged = policy.rules().stream().map(RuleView::rule).toList();
    rules.forEach((rule, line) -> Shown.when(judged.contains(rule), line));
    revealAsked();
  }

  private RuleLine line(String rule) {
    return rules.computeIfAbsent(
        rule,
        id -> {
          RuleLine line = new RuleLine(id, settings, open);
          line.asked(asked.filter(id::equals).isPresent());
          lines.getChildren().add(line);
          return line;
        });
  }

  /** Once: from then on the owner scrolls. */
  private void revealAsked() {
    asked
        .map(rules::get)
        .ifPresent(
            line -> {
              asked = Optional.empty();
              Reveal.node(line);
            });
  }

  private void failed(Failure failure) {
    sentence.setText(failure.sentence());
  }
}
