package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/** What the processes wrote down, without secrets and without who the owner is. */
public interface LogApi {

  @Method("log.read")
  LogText log(LogRequest request);
}
