package dev.hearth.node.dbus.tray;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A watcher that only notes who registers. */
final class FakeWatcher implements StatusNotifierWatcher {
  final BlockingQueue<String> registered = new LinkedBlockingQueue<>();

  @Override
  public void register(String service) {
    registered.add(service);
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }
}
