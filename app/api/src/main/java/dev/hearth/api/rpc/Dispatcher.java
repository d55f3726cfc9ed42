package dev.hearth.api.rpc;

import java.lang.System.Logger;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Calls the {@link Method}s of local objects by name. */
final class Dispatcher {
  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  private record Target(Object object, java.lang.reflect.Method method) {}

  private final Map<String, Target> targets = new HashMap<>();

  Dispatcher(Object... locals) {
    for (Object local : locals) {
      for (Class<?> type = local.getClass(); type != null; type = type.getSuperclass()) {
        for (Class<?> face : type.getInterfaces()) {
          register(local, face);
        }
      }
    }
  }

  private void register(Object local, Class<?> face) {
    for (java.lang.reflect.Method method : face.getMethods()) {
      Method name = method.getAnnotation(Method.class);
      if (name != null) {
        targets.put(name.value(), new Target(local, method));
      }
    }
  }

  /** Throws RpcException for an unknown method, unfit parameters or a refusal. */
  Object call(String name, JsonNode params) {
    Target target = targets.get(name);
    if (target == null) {
      throw new RpcException("API-METHOD", "There is no method " + name + ".", "See docs/api.md.");
    }
    try {
      target.method.setAccessible(true);
      return target.method.invoke(target.object, arguments(target.method, params));
    } catch (InvocationTargetException e) {
      throw refusal(name, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object[] arguments(java.lang.reflect.Method method, JsonNode params) {
    if (method.getParameterCount() == 0) {
      return new Object[0];
    }
    if (params == null || params.isMissingNode()) {
      throw new RpcException("API-PARAMS", "This method wants parameters.", "See docs/api.md.");
    }
    var type = Json.MAPPER.constructType(method.getGenericParameterTypes()[0]);
    try {
      return new Object[] {Json.MAPPER.treeToValue(params, type)};
    } catch (RuntimeException e) {
      throw new RpcException(
          "API-PARAMS", "The parameters do not fit: " + e.getMessage(), "See docs/api.md.");
    }
  }

  private static RpcException refusal(String method, Throwable cause) {
    if (cause instanceof RpcException refusal) {
      return refusal;
    }
    LOG.log(Logger.Level.ERROR, method + " failed", cause);
    return new RpcException(
        "API-FAILED",
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(),
        "Look into the log, and report it if it comes again.");
  }
}
