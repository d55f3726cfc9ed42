package dev.hearth.desktop.onboarding;

import dev.hearth.api.DeviceReference;
import dev.hearth.api.DeviceView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.home.ForecastLine;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Lines;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.TestingBar;
import dev.hearth.desktop.view.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** What this machine can do, measured now, and what that may bring. */
final class SpeedCard extends StackPane {
  private static final String MEASURING = "Measuring. This takes less than a minute.";

  private final ObservableValue<NodeSnapshot> snapshot;
  private final Commands commands;
  private final TestingBar bar = new TestingBar("speed-testing");
  private final Lines found = new Lines("speed-found");
  private final Label message = Texts.paragraph("speed-message", "Looking for devices…");
  private final Button again = new Button("Try again");
  private final ForecastLine forecast;
  private final Set<String> tried = new HashSet<>();
  private boolean busy;
  private boolean told;

  /** A forecast wants a job to go by, which may be found later than the speed. */
  private boolean toldAtWork;

  SpeedCard(ObservableValue<NodeSnapshot> snapshot, Commands commands) {
    this.snapshot = snapshot;
    this.commands = commands;
    forecast = new ForecastLine(commands);
    again.setId("speed-again");
    again.setOnAction(pressed -> tryAgain());
    Shown.when(false, again);
    getChildren()
        .add(
            new Card(
                "What can this PC do?",
                Texts.hint(
                    "speed-why",
                    "A short test of its speed, and of whether it computes the same bits as every"
                        + " other: only then it can earn."),
                bar,
                message,
                again,
                found,
                forecast));
    snapshot.subscribe(this::show);
  }

  private void show(NodeSnapshot now) {
    if (now == null || now.devices().isEmpty()) {
      return;
    }
    List<DeviceView> devices = now.devices();
    bar.show(
        devices.stream()
            .map(DeviceView::testing)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
    found.show(devices.stream().filter(SpeedCard::isKnown).map(SpeedCard::words).toList());
    if (!busy) {
      measure(devices, now);
    }
  }

  /** Or known not to be measurable; one whose bits alone were tested has no speed yet. */
  private static boolean isKnown(DeviceView device) {
    boolean speedless = device.conforms() && device.tokensPerSecond() == 0;
    return device.measured() && !speedless || !device.reason().isEmpty();
  }

  private static String words(DeviceView device) {
    if (!device.measured()) {
      return "%s cannot earn: %s.".formatted(device.name(), device.reason());
    }
    return device.conforms()
        ? "%s: %,.0f tokens a second, same bits.".formatted(device.name(), device.tokensPerSecond())
        : "%s: other bits than it must give, so it cannot earn. Usual cause: overclocking."
            .formatted(device.name());
  }

  /** One device after the other; what was measured before, or is just now, is left alone. */
  private void measure(List<DeviceView> devices, NodeSnapshot now) {
    Optional<String> next =
        devices.stream()
            .filter(device -> !isKnown(device))
            .map(DeviceView::id)
            .filter(device -> !tried.contains(device))
            .findFirst();
    if (devices.stream().anyMatch(device -> device.testing() != null)) {
      message.setText(MEASURING);
    } else if (next.isPresent()) {
      measure(next.get());
    } else if (!told || !toldAtWork && now.work() != null) {
      told = true;
      toldAtWork = now.work() != null;
      message.setText("Measured.");
      forecast.ask(now.money());
    }
  }

  private void measure(String device) {
    busy = true;
    tried.add(device);
    message.setText(MEASURING);
    commands.run(
        () -> commands.agent().benchmark(new DeviceReference(device)),
        measured -> goOn(),
        this::failed);
  }

  private void goOn() {
    busy = false;
    show(snapshot.getValue());
  }

  private void failed(Failure failure) {
    message.setText(failure.sentence());
    Shown.when(true, again);
  }

  private void tryAgain() {
    Shown.when(false, again);
    tried.clear();
    goOn();
  }
}
