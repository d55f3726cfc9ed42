package dev.hearth.node.signals;

import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.portable.PortablePrograms;
import dev.hearth.node.signals.sense.Available;
import dev.hearth.node.signals.windows.NetworkCost;
import dev.hearth.node.signals.windows.UserState;
import dev.hearth.node.signals.windows.WindowsForeground;
import dev.hearth.node.signals.windows.WindowsIdle;
import dev.hearth.node.signals.windows.WindowsPower;
import dev.hearth.node.signals.windows.WindowsVideo;
import java.util.List;

/** A machine that runs Windows. */
final class WindowsMachine {
  private WindowsMachine() {}

  static Machine of(Instruments instruments) {
    WindowsDevices devices = new WindowsDevices(instruments);
    return new Machine(
        Available.orSilent(
            () -> new WindowsIdle(library("user32"), library("kernel32")),
            "this Windows does not tell when you last typed"),
        Available.orSilent(
            () -> new WindowsForeground(library("user32"), new UserState(library("shell32"))),
            "this Windows does not tell which window is in front"),
        new PortablePrograms(),
        Available.orSilent(
            () -> new WindowsVideo(library("powrprof"), new UserState(library("shell32"))),
            "this Windows does not tell what keeps the display on"),
        Available.orSilent(
            () -> new WindowsPower(library("kernel32")),
            "this Windows does not tell where the current comes from"),
        Available.orSilent(
            () -> new NetworkCost(library("ole32")),
            "this Windows does not tell whether this network costs by volume"),
        devices::of,
        List.of(devices::close));
  }

  static NativeLibrary library(String name) {
    return NativeLibrary.of(name + ".dll");
  }
}
