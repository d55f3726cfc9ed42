package dev.hearth.node.dbus.desktop;

import dev.hearth.node.dbus.Bus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;

/**
 * The services of a bus, to be asked often: none is started by a question, the answer is not waited
 * for long, and one that gave none is left alone for a while, unless it did the time before. Safe
 * for any thread.
 */
public final class Services {
  private static final long PATIENCE_MILLIS = 500;
  private static final long AGAIN = Duration.ofSeconds(20).toNanos();
  private static final byte NO_AUTO_START = 2;
  private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
  private static final String BUS = "org.freedesktop.DBus";

  private final Bus bus;
  private final LongSupplier nanoTime;
  private final Map<Method, Long> silent = new ConcurrentHashMap<>();
  private final Set<Method> answered = ConcurrentHashMap.newKeySet();

  public Services(Bus bus, LongSupplier nanoTime) {
    this.bus = bus;
    this.nanoTime = nanoTime;
  }

  /** Where a question goes. */
  record Method(String service, String path, String type, String name) {}

  /** The first of the values that come back; empty when nobody answers. */
  Optional<Object> call(Method method, Object... arguments) {
    silent.values().removeIf(since -> nanoTime.getAsLong() - since >= AGAIN);
    if (silent.containsKey(method)) {
      return Optional.empty();
    }
    Optional<Object> answer = bus.ask(connection -> first(reply(connection, method, arguments)));
    if (answer.isPresent()) {
      answered.add(method);
    } else if (!answered.remove(method)) {
      silent.put(method, nanoTime.getAsLong());
    }
    return answer;
  }

  Optional<Object> property(String service, String path, String type, String name) {
    Optional<Object> value = call(new Method(service, path, PROPERTIES, "Get"), type, name);
    return value.map(held -> held instanceof Variant<?> variant ? variant.getValue() : held);
  }

  /** Names of services that run; empty when there is no bus. */
  Optional<List<String>> names() {
    return call(new Method(BUS, "/org/freedesktop/DBus", BUS, "ListNames"))
        .map(names -> ((List<?>) names).stream().map(Object::toString).toList());
  }

  private static Message reply(DBusConnection connection, Method method, Object[] arguments)
      throws DBusException {
    MethodCall call =
        connection
            .getMessageFactory()
            .createMethodCall(
                null,
                method.service(),
                method.path(),
                method.type(),
                method.name(),
                NO_AUTO_START,
                signature(arguments),
                arguments);
    connection.sendMessage(call);
    return call.getReply(PATIENCE_MILLIS);
  }

  /** Questions have words and numbers. */
  private static String signature(Object[] arguments) {
    StringBuilder signature = new StringBuilder();
    Arrays.stream(arguments).forEach(each -> signature.append(each instanceof String ? 's' : 'u'));
    return signature.toString();
  }

  private static Object first(Message reply) throws DBusException {
    if (reply == null) {
      return null;
    }
    if (reply instanceof org.freedesktop.dbus.messages.Error error) {
      error.throwException();
    }
    Object[] values = reply.getParameters();
    return values.length == 0 ? "" : values[0];
  }
}
