package dev.hearth.node.signals;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.macos.CoreFoundation;
import dev.hearth.node.signals.macos.MacForeground;
import dev.hearth.node.signals.macos.MacIdle;
import dev.hearth.node.signals.macos.MacPower;
import dev.hearth.node.signals.macos.MacVideo;
import dev.hearth.node.signals.portable.PortableLoad;
import dev.hearth.node.signals.portable.PortablePrograms;
import dev.hearth.node.signals.sense.Available;
import java.util.List;

/** A machine that runs macOS. */
final class MacMachine {
  private static final String UNKNOWN = "macOS does not tell this of its devices";

  private MacMachine() {}

  static Machine of(Instruments instruments) {
    return new Machine(
        Available.orSilent(
            () -> new MacIdle(framework("CoreGraphics")),
            "this macOS does not tell when you last typed"),
        Available.orSilent(
            () ->
                new MacForeground(
                    framework("CoreGraphics"), new CoreFoundation(framework("CoreFoundation"))),
            "this macOS does not tell which window is in front"),
        new PortablePrograms(),
        new MacVideo(),
        new MacPower(),
        () -> Reading.unknown("macOS does not tell whether this network costs by volume"),
        hardware -> device(hardware, instruments),
        List.of());
  }

  private static NativeLibrary framework(String name) {
    return NativeLibrary.of("/System/Library/Frameworks/" + name + ".framework/" + name);
  }

  private static DeviceSenses device(Hardware hardware, Instruments instruments) {
    return hardware instanceof Hardware.Processor
        ? new DeviceSenses(
            new PortableLoad(instruments.own(), instruments.nanoTime()),
            () -> Reading.unknown(UNKNOWN),
            () -> Reading.unknown(UNKNOWN))
        : DeviceSenses.unknown(UNKNOWN);
  }
}
