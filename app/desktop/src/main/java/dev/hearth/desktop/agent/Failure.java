package dev.hearth.desktop.agent;

import dev.hearth.api.rpc.RpcException;

/** Why a command did not work, in a sentence with what to do, and the code to look up. */
public record Failure(String sentence, String code) {

  static Failure of(RpcException refusal) {
    return new Failure((refusal.getMessage() + " " + refusal.advice()).strip(), refusal.code());
  }

  static Failure of(Exception failure) {
    return new Failure(String.valueOf(failure.getMessage()), "WINDOW-FAILED");
  }
}
