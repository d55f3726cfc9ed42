package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.web3j.exceptions.MessageDecodingException;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.utils.Numeric;
import tools.jackson.core.JacksonException;

/** JSON-RPC calls (Ethereum execution API) that give a value or throw. Safe between threads. */
final class Rpc implements AutoCloseable {
  private final Web3jService service;

  Rpc(Web3jService service) {
    this.service = service;
  }

  /** Throws RpcException for an error of the chain, another IOException when it was not reached. */
  <T, R extends Response<T>> T call(Class<R> type, String method, Object... parameters)
      throws IOException {
    R response = answer(new Request<>(method, List.of(parameters), service, type));
    if (response.hasError()) {
      Response.Error error = response.getError();
      throw new RpcException(
          error.getCode(), String.valueOf(error.getMessage()), unquoted(error.getData()));
    }
    return response.getResult();
  }

  BigInteger quantity(String method, Object... parameters) throws IOException {
    String answer = text(method, parameters);
    try {
      return Numeric.decodeQuantity(answer);
    } catch (MessageDecodingException e) {
      throw nonsense(e);
    }
  }

  String text(String method, Object... parameters) throws IOException {
    return call(Text.class, method, parameters);
  }

  /** A contract's answer, as of a block. */
  Bytes view(Address contract, Bytes data, String block) throws IOException {
    Transaction question =
        Transaction.createEthCallTransaction(null, contract.toString(), data.toString());
    return Bytes.ofHex(text("eth_call", question, block));
  }

  /** The block on which, itself included, so many stand. */
  String blockUnder(int confirmations) throws IOException {
    if (confirmations <= 1) {
      return "latest";
    }
    BigInteger deep = quantity("eth_blockNumber").subtract(BigInteger.valueOf(confirmations - 1L));
    return tag(deep.max(BigInteger.ZERO).longValueExact());
  }

  static String tag(long block) {
    return "0x" + Long.toHexString(block);
  }

  EthBlock.Block latestBlock() throws IOException {
    return block("latest");
  }

  BlockMark newest() throws IOException {
    return mark(latestBlock());
  }

  /** Throws IOException when there is no block of this number. */
  BlockMark mark(long number) throws IOException {
    EthBlock.Block block = block(tag(number));
    if (block == null) {
      throw new IOException("The chain does not have its block " + number + ". Try again.");
    }
    return mark(block);
  }

  Instant time(long block) throws IOException {
    return Instant.ofEpochSecond(block(tag(block)).getTimestamp().longValueExact());
  }

  boolean has(BlockMark mark) throws IOException {
    EthBlock.Block block = block(tag(mark.number()));
    return block != null && mark(block).equals(mark);
  }

  private EthBlock.Block block(String tag) throws IOException {
    return call(EthBlock.class, "eth_getBlockByNumber", tag, false);
  }

  private static BlockMark mark(EthBlock.Block block) {
    return new BlockMark(block.getNumber().longValueExact(), Hash.ofHex(block.getHash()));
  }

  @Override
  public void close() throws IOException {
    service.close();
  }

  /** Of what is sent, the sender has to know that it may have arrived. */
  private static <R extends Response<?>> R answer(Request<?, R> request) throws IOException {
    try {
      return send(request);
    } catch (UnansweredException e) {
      if (request.getMethod().startsWith("eth_send")) {
        throw e;
      }
      return send(request);
    }
  }

  private static <R extends Response<?>> R send(Request<?, R> request) throws IOException {
    try {
      return request.send();
    } catch (JacksonException e) {
      throw nonsense(e);
    }
  }

  private static IOException nonsense(RuntimeException cause) {
    return new IOException("What answers there is not a chain. Check the address.", cause);
  }

  /** web3j hands on the JSON text of an error's data, with its quotes. */
  private static String unquoted(String data) {
    return data == null ? null : data.replace("\"", "");
  }

  static final class Text extends Response<String> {}
}
