package dev.hearth.node.dbus.notify;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A service that only notes what it is to show. */
final class FakeNotifications implements Notifications {
  final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
  private final List<String> capabilities;

  FakeNotifications(List<String> capabilities) {
    this.capabilities = capabilities;
  }

  @Override
  public List<String> capabilities() {
    return capabilities;
  }

  @Override
  public UInt32 show(
      String application,
      UInt32 replaced,
      String icon,
      String summary,
      String body,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int milliseconds) {
    shown.add(application + ": " + summary + ": " + body);
    return new UInt32(1);
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }
}
