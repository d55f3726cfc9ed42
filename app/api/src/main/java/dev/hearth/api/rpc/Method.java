package dev.hearth.api.rpc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The JSON-RPC name of an interface method that takes at most one record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Method {
  String value();

  /** Sent without an id: nobody waits for an answer, and none comes. */
  boolean notification() default false;
}
