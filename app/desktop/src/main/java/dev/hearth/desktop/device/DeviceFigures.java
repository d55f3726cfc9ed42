package dev.hearth.desktop.device;

import dev.hearth.api.DeviceView;
import dev.hearth.desktop.view.Figure;
import dev.hearth.desktop.view.Figures;
import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What was measured of a device, whether its bits are right, and what it does now. */
final class DeviceFigures extends VBox {
  private static final String NOT_MEASURED = "not measured yet";

  private final Figure gflops;
  private final Figure bandwidth;
  private final Figure tokens;
  private final Figure bits;
  private final Figure celsius;
  private final Figure watts;
  private final Figure others;
  private final Label reason;
  private final Label power;

  DeviceFigures(String device) {
    gflops = figure(device, "gflops", "GFLOP/s");
    bandwidth = figure(device, "bandwidth", "GB/s");
    tokens = figure(device, "tokens", "tokens/s");
    bits = figure(device, "bits", "self-test");
    celsius = figure(device, "celsius", "temperature");
    watts = figure(device, "watts", "power");
    others = figure(device, "others", "used by others");
    reason = Texts.error(Ids.of("device", device, "reason"));
    power =
        Texts.hint(
            Ids.of("device", device, "power-unknown"),
            "This device does not tell what it draws. Pay net of power is told once you say what it"
                + " draws at work.");
    getStyleClass().add("card-body");
    getChildren()
        .addAll(
            new Figures(gflops, bandwidth, tokens, bits, celsius, watts, others), reason, power);
  }

  private static Figure figure(String device, String id, String word) {
    return new Figure(Ids.of("device", device, id), word);
  }

  void show(DeviceView device) {
    gflops.show("%,.0f".formatted(device.gflops()));
    tokens.show("%,.0f".formatted(device.tokensPerSecond()));
    bandwidth.show("%,.0f".formatted(device.gigabytesPerSecond()));
    Shown.when(device.gigabytesPerSecond() > 0, bandwidth);
    Shown.when(device.gflops() > 0, gflops);
    Shown.when(device.tokensPerSecond() > 0, tokens);
    bits.show(bits(device), device.measured() ? "self-test" : "speed and self-test");
    reason.setText(unfit(device));
    show(device.live());
  }

  private static String unfit(DeviceView device) {
    if (device.conforms() || device.reason().isEmpty()) {
      return "";
    }
    return device.measured() ? wrong(device) : "It cannot earn: " + device.reason() + ".";
  }

  private static String bits(DeviceView device) {
    if (!device.measured()) {
      return device.reason().isEmpty() ? NOT_MEASURED : "broken off";
    }
    return device.conforms() ? "same bits" : "different bits";
  }

  private static String wrong(DeviceView device) {
    return "Not the bits that every device must give: %s. Usual cause: overclocking. Test it again."
        .formatted(device.reason());
  }

  private void show(DeviceView.Live live) {
    show(celsius, "%.0f °C", live.celsius());
    show(others, "%.0f %%", live.others() == null ? null : live.others() * 100);
    watts.show(live.watts() == null ? "not known" : "%.0f W".formatted(live.watts()));
    Shown.when(live.watts() == null, power);
  }

  /** What cannot be read takes no room. */
  private static void show(Figure figure, String format, Double value) {
    Shown.when(value != null, figure);
    if (value != null) {
      figure.show(format.formatted(value));
    }
  }
}
