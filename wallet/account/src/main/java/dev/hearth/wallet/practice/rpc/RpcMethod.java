package dev.hearth.wallet.practice.rpc;

import java.io.IOException;

/** One method. Its result is text, a flag, a JSON node, a list of such, or null. */
@FunctionalInterface
interface RpcMethod {
  Object call(Params params) throws RpcException, IOException;
}
