package dev.hearth.node.signals;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.linux.CardHeat;
import dev.hearth.node.signals.linux.CardLoad;
import dev.hearth.node.signals.linux.CardPower;
import dev.hearth.node.signals.linux.PciCard;
import dev.hearth.node.signals.linux.ProcessNames;
import dev.hearth.node.signals.linux.ProcessorHeat;
import dev.hearth.node.signals.linux.ProcessorLoad;
import dev.hearth.node.signals.linux.ProcessorPower;
import dev.hearth.node.signals.linux.WhileAwake;
import dev.hearth.node.signals.nvml.NvmlCard;
import dev.hearth.node.signals.nvml.NvmlHeat;
import dev.hearth.node.signals.nvml.NvmlLoad;
import dev.hearth.node.signals.nvml.NvmlPower;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;

/** What Linux tells of the processor and of graphics cards. */
final class LinuxDevices {
  private static final Load NONE = new Load(0, "");

  private final Path root;
  private final ProcessNames names;
  private final NvidiaCards nvidia;
  private final Instruments instruments;

  LinuxDevices(Path root, ProcessNames names, NvidiaCards nvidia, Instruments instruments) {
    this.root = root;
    this.names = names;
    this.nvidia = nvidia;
    this.instruments = instruments;
  }

  DeviceSenses of(Hardware hardware) {
    return switch (hardware) {
      case Hardware.Processor _ -> processor();
      case Hardware.Pci(String address) -> card(new PciCard(root, address));
      case Hardware.Unplaced _ -> DeviceSenses.unknown("this device does not tell");
    };
  }

  private DeviceSenses processor() {
    return new DeviceSenses(
        new ProcessorLoad(root, instruments.own(), names, instruments.nanoTime()),
        new ProcessorHeat(root),
        new ProcessorPower(root, instruments.nanoTime()));
  }

  private DeviceSenses card(PciCard card) {
    DeviceSenses senses =
        card.isNvidia()
            ? nvidia.at(card.address()).map(this::nvidia).orElseGet(() -> drm(card))
            : drm(card);
    return new DeviceSenses(
        new WhileAwake<>(card, senses.others(), Reading.of(NONE)),
        whileAwake(card, senses.celsius()),
        whileAwake(card, senses.watts()));
  }

  private static Sense<Double> whileAwake(PciCard card, Sense<Double> sense) {
    return new WhileAwake<>(card, sense, Reading.unknown("this card is switched off while idle"));
  }

  private DeviceSenses nvidia(NvmlCard card) {
    return new DeviceSenses(
        new NvmlLoad(card, instruments.own(), names::of, instruments.clock()),
        new NvmlHeat(card),
        new NvmlPower(card));
  }

  private DeviceSenses drm(PciCard card) {
    return new DeviceSenses(
        new CardLoad(root, card, instruments.own(), names, instruments.nanoTime()),
        new CardHeat(card),
        new CardPower(card, instruments.nanoTime()));
  }
}
