package dev.hearth.node.agent;

import dev.hearth.api.WindowApi;
import dev.hearth.api.WindowListener;
import dev.hearth.api.WindowReference;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import java.util.Set;

/** The windows' part of the local API: one at a time, while its connection lasts. Thread-safe. */
final class WindowDesk {
  private record Shown(WindowReference window, WindowListener listener) {}

  /** Null while there is none. */
  private volatile Shown shown;

  /** What a connection is offered. */
  WindowApi of(RpcConnection connection) {
    return new WindowApi() {
      @Override
      public WindowReference open(WindowReference window) {
        Shown asking = new Shown(window, connection.remote(WindowListener.class));
        WindowReference seen = show(asking);
        connection.closed().thenRun(() -> forget(asking));
        return seen;
      }

      @Override
      public WindowReference raise() {
        return WindowDesk.this.raise();
      }
    };
  }

  /** The ids of the windows' processes. */
  Set<Long> processes() {
    Shown now = shown;
    return now == null ? Set.of() : Set.of(now.window().pid());
  }

  private synchronized WindowReference show(Shown asking) {
    WindowReference there = raise();
    if (there.exists()) {
      return there;
    }
    shown = asking;
    return asking.window();
  }

  private synchronized WindowReference raise() {
    if (shown == null) {
      return WindowReference.NONE;
    }
    try {
      shown.listener().toFront();
      return shown.window();
    } catch (RpcException gone) {
      shown = null;
      return WindowReference.NONE;
    }
  }

  private synchronized void forget(Shown gone) {
    if (gone == shown) {
      shown = null;
    }
  }
}
