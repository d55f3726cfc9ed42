package dev.hearth.compute.cpu.exec;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Generated classes: unnamed, unloaded with their last instance. */
public final class Hidden {
  private Hidden() {}

  /** An instance of the class in {@code bytes}, which is of the lookup's package. */
  public static <T> T instance(MethodHandles.Lookup lookup, byte[] bytes, Class<T> type) {
    try {
      return instance(lookup.defineHiddenClass(bytes, true), type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An instance of the lookup's own class. */
  public static <T> T instance(MethodHandles.Lookup own, Class<T> type) {
    try {
      return type.cast(
          own.findConstructor(own.lookupClass(), MethodType.methodType(void.class)).invoke());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A constructor without arguments, for {@link #instance}. */
  public static void constructor(ClassBuilder type) {
    type.withMethodBody(
        INIT_NAME,
        MTD_void,
        0,
        code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
  }
}
