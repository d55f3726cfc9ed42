package dev.hearth.wallet.practice.rpc;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.chain.Block;
import dev.hearth.wallet.practice.chain.Estimate;
import dev.hearth.wallet.practice.chain.MalformedTransactionException;
import dev.hearth.wallet.practice.chain.PracticeChain;
import dev.hearth.wallet.practice.chain.Receipt;
import dev.hearth.wallet.practice.chain.Submission;
import dev.hearth.wallet.practice.chain.Trial;
import dev.hearth.wallet.practice.evm.HaltReason;
import dev.hearth.wallet.practice.evm.Invocation;
import dev.hearth.wallet.practice.evm.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Calls, and transactions with their receipts. */
final class TransactionMethods {
  private final PracticeChain chain;

  TransactionMethods(PracticeChain chain) {
    this.chain = chain;
  }

  Map<String, RpcMethod> all() {
    return Map.of(
        "eth_call", this::call,
        "eth_estimateGas", this::estimateGas,
        "eth_sendRawTransaction", this::send,
        "eth_getTransactionReceipt", params -> view(params, ReceiptView::of),
        "eth_getTransactionByHash", params -> view(params, TransactionView::of));
  }

  private Object call(Params params) throws RpcException {
    Invocation call = read(params);
    return Hex.data(succeed(chain.call(call), call).output());
  }

  private Object estimateGas(Params params) throws RpcException {
    Invocation call = read(params);
    return switch (chain.estimateGas(call)) {
      case Estimate.Enough(long gas) -> Hex.quantity(gas);
      case Estimate.Impossible(Trial trial) -> Hex.data(succeed(trial, call).output());
    };
  }

  private Invocation read(Params params) throws RpcException {
    BlockTag.requireLatest(chain, params.optional(1));
    return CallRequest.read(params.get(0), chain.gasLimit());
  }

  private static Outcome succeed(Trial trial, Invocation call) throws RpcException {
    return switch (trial) {
      case Trial.Refused(String reason) -> throw RpcException.serverError(reason);
      case Trial.Ran ran -> succeed(ran.execution().outcome(), call);
    };
  }

  private static Outcome succeed(Outcome outcome, Invocation call) throws RpcException {
    return switch (outcome) {
      case Outcome.Success success -> success;
      case Outcome.Revert revert ->
          throw new RpcException(
              RpcException.REVERTED,
              RevertReason.message(revert.output()),
              Hex.data(revert.output()));
      case Outcome.Halt halt ->
          throw RpcException.serverError(
              halt.reason() == HaltReason.OUT_OF_GAS
                  ? "out of gas: gas required exceeds: " + call.gasLimit()
                  : halt.reason().toString());
    };
  }

  private Object send(Params params) throws RpcException, IOException {
    try {
      return switch (chain.submit(params.data(0))) {
        case Submission.Sealed(Hash transaction) -> Hex.data(transaction);
        case Submission.Refused(String reason) -> throw RpcException.serverError(reason);
      };
    } catch (MalformedTransactionException e) {
      throw RpcException.serverError(e.getMessage());
    }
  }

  private JsonNode view(Params params, BiFunction<Block, Receipt, JsonNode> view)
      throws RpcException {
    return chain
        .blockOf(params.hash(0))
        .flatMap(block -> block.receipt().map(receipt -> view.apply(block, receipt)))
        .orElse(null);
  }
}
