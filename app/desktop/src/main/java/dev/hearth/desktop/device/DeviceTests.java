package dev.hearth.desktop.device;

import dev.hearth.api.DeviceReference;
import dev.hearth.api.DeviceView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.TestingBar;
import dev.hearth.desktop.view.Texts;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Measures a device, says how far it is, and offers what was found best. */
final class DeviceTests extends VBox {
  private final Commands commands;
  private final DeviceReference device;
  private final FlowPane buttons = new FlowPane();
  private final Button cancel = new Button("Cancel");
  private final TestingBar bar;
  private final Label message;
  private final EfficiencyOffer offer;
  private boolean asked;
  private boolean running;

  DeviceTests(Commands commands, OwnerSettings settings, String id) {
    this.commands = commands;
    device = new DeviceReference(id);
    bar = new TestingBar(Ids.of("device", id, "testing"));
    message = Texts.hint(Ids.of("device", id, "message"), "");
    offer = new EfficiencyOffer(settings, id);
    buttons.getStyleClass().add("buttons");
    button("benchmark", "Run benchmark", () -> commands.agent().benchmark(device), this::measured);
    button("self-test", "Self-test", () -> commands.agent().selfTest(device), this::tested);
    button(
        "efficiency",
        "Efficiency test",
        () -> commands.agent().efficiency(device),
        found -> {
          message.setText("");
          offer.show(found);
        });
    cancel.setId(Ids.of("device", id, "cancel"));
    cancel.setOnAction(pressed -> cancel());
    Shown.when(false, cancel);
    getStyleClass().add("card-body");
    getChildren().addAll(buttons, bar, cancel, message, offer);
  }

  private <T> void button(String id, String word, Callable<T> test, Consumer<T> found) {
    Button button = new Button(word);
    button.setId(Ids.of("device", device.device(), id));
    button.setOnAction(
        pressed -> {
          busy(true);
          message.setText("Starting…");
          commands.run(test, answer -> end(answer, found), failure -> end(failure, this::failed));
        });
    buttons.getChildren().add(button);
  }

  private void cancel() {
    commands.run(
        () -> {
          commands.agent().cancel(device);
          return device;
        },
        cancelled -> {},
        this::failed);
  }

  private <T> void end(T answer, Consumer<T> next) {
    busy(false);
    next.accept(answer);
  }

  void show(DeviceView view) {
    bar.show(view.testing());
    running = view.testing() != null;
    Shown.when(running, cancel);
    if (running) {
      message.setText("");
    }
    busy(asked);
  }

  /** One measurement at a time, whoever asked for it. */
  private void busy(boolean asking) {
    asked = asking;
    buttons.setDisable(asked || running);
  }

  private void measured(DeviceView view) {
    message.setText(
        view.conforms()
            ? "Measured: %,.0f tokens a second, and the same bits as every device."
                .formatted(view.tokensPerSecond())
            : "Measured: its bits are not those of the other devices.");
  }

  private void tested(DeviceView view) {
    message.setText(
        view.conforms()
            ? "Passed: the same bits as every device."
            : "Failed: its bits are not those of the other devices.");
  }

  private void failed(Failure failure) {
    message.setText(failure.sentence());
  }
}
