package dev.hearth.node.dbus.tray;

import dev.hearth.node.dbus.Bus;
import dev.hearth.node.tray.Choice;
import dev.hearth.node.tray.Tray;
import dev.hearth.node.tray.TrayModel;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusSigHandler;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;

/**
 * The icon on a Linux desktop. Where nobody shows icons now, it appears as soon as somebody does; a
 * lost bus is tried again with what is shown next.
 */
public final class StatusNotifierTray implements Tray {
  private final Bus bus;
  private final Executor executor;
  private final ItemObject item;
  private final MenuObject menu;
  private final DBusSigHandler<DBus.NameOwnerChanged> watcherChanged = this::watcherChanged;
  private final String name = "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
  private volatile TrayModel model;
  private TrayModel announced;
  private DBusConnection connected;

  /**
   * Choices arrive on the executor, which does the blocking work too. The caller closes the bus.
   */
  public StatusNotifierTray(Bus bus, Executor executor, Consumer<Choice> chosen) {
    this.bus = bus;
    this.executor = executor;
    Consumer<Choice> elsewhere = choice -> executor.execute(() -> chosen.accept(choice));
    this.item = new ItemObject(() -> model, elsewhere);
    this.menu = new MenuObject(() -> model, elsewhere);
  }

  @Override
  public void show(TrayModel next) {
    model = next;
    executor.execute(() -> bus.ask(this::publish));
  }

  private synchronized boolean publish(DBusConnection connection) throws DBusException {
    TrayModel now = model;
    if (connection == connected) {
      Changes.between(announced, now, menu::nextRevision).forEach(connection::sendMessage);
      announced = now;
    } else {
      announced = now;
      connected = connection;
      appear();
    }
    return true;
  }

  private void appear() throws DBusException {
    connected.exportObject(item);
    connected.exportObject(menu);
    connected.requestBusName(name);
    connected.addSigHandler(watcherComesOrGoes(), watcherChanged);
    register(connected);
  }

  private boolean register(DBusConnection connection) throws DBusException {
    connection
        .getRemoteObject(
            StatusNotifierWatcher.NAME, StatusNotifierWatcher.PATH, StatusNotifierWatcher.class)
        .register(name);
    return true;
  }

  private static DBusMatchRule watcherComesOrGoes() throws DBusException {
    return DBusMatchRuleBuilder.create()
        .withType(DBus.NameOwnerChanged.class)
        .withArg0123(0, StatusNotifierWatcher.NAME)
        .build();
  }

  private void watcherChanged(DBus.NameOwnerChanged change) {
    if (!change.newOwner.isEmpty()) {
      executor.execute(() -> bus.ask(this::register));
    }
  }

  @Override
  public void close() {
    bus.ask(this::disappear);
  }

  private synchronized boolean disappear(DBusConnection connection) throws DBusException {
    if (connection == connected) {
      connection.removeSigHandler(watcherComesOrGoes(), watcherChanged);
      connection.releaseBusName(name);
      connection.unExportObject(StatusNotifierItem.PATH);
      connection.unExportObject(DbusMenu.PATH);
      connected = null;
    }
    return true;
  }
}
