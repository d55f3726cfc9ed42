package dev.hearth.node.dbus.tray;

import java.util.Map;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** An object of one interface with properties that others may read. */
abstract class ReadableProperties implements Properties {

  abstract Map<String, Variant<?>> properties();

  @Override
  @SuppressWarnings("unchecked")
  public <A> A Get(String type, String name) {
    Variant<?> value = properties().get(name);
    if (value == null) {
      throw new UnknownProperty(name);
    }
    return (A) value;
  }

  @Override
  public Map<String, Variant<?>> GetAll(String type) {
    return properties();
  }

  @Override
  public <A> void Set(String type, String name, A value) {
    throw new PropertyReadOnly(name);
  }
}
