package dev.hearth.wallet.practice.rpc;

import java.util.Optional;

/** An error answer (JSON-RPC 2.0, section 5.1). */
final class RpcException extends Exception {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL_ERROR = -32603;
  static final int SERVER_ERROR = -32000;

  /** Geth's code for a revert, its data the revert's output. */
  static final int REVERTED = 3;

  private final int code;
  private final String data;

  RpcException(int code, String message) {
    this(code, message, null);
  }

  RpcException(int code, String message, String data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  static RpcException invalidParams(String what) {
    return new RpcException(INVALID_PARAMS, "invalid params: " + what);
  }

  static RpcException serverError(String what) {
    return new RpcException(SERVER_ERROR, what);
  }

  int code() {
    return code;
  }

  Optional<String> data() {
    return Optional.ofNullable(data);
  }
}
