package dev.hearth.wallet.practice.rpc;

import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON-RPC 2.0 over a practice chain: a request or a batch in, its answer out. Thread-safe. */
public final class JsonRpc {
  private static final Logger LOG = LoggerFactory.getLogger(JsonRpc.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, RpcMethod> methods = new HashMap<>();

  public JsonRpc(PracticeChain chain) {
    methods.putAll(new ChainMethods(chain).all());
    methods.putAll(new AccountMethods(chain).all());
    methods.putAll(new TransactionMethods(chain).all());
    methods.putAll(new LogMethods(chain).all());
    methods.putAll(new PracticeMethods(chain).all());
  }

  /** Never throws for anything that the request says. */
  public byte[] answer(byte[] request) {
    return JSON.writeValueAsBytes(answerText(request));
  }

  private Object answerText(byte[] request) {
    try {
      return answerTree(JSON.readTree(request));
    } catch (JacksonException e) {
      return failure(null, new RpcException(RpcException.PARSE_ERROR, "parse error"));
    }
  }

  private Object answerTree(JsonNode request) {
    if (!request.isArray() || request.isEmpty()) {
      return answerOne(request);
    }
    List<ObjectNode> answers = new ArrayList<>();
    request.forEach(one -> answers.add(answerOne(one)));
    return answers;
  }

  private ObjectNode answerOne(JsonNode request) {
    JsonNode id = request.get("id");
    try {
      Object result = method(request).call(params(request));
      return envelope(id).set("result", JSON.valueToTree(result));
    } catch (RpcException e) {
      return failure(id, e);
    } catch (JacksonException e) {
      return failure(id, RpcException.invalidParams(e.getOriginalMessage()));
    } catch (IOException e) {
      return failure(id, new RpcException(RpcException.INTERNAL_ERROR, e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("the practice chain failed at {}", request.path("method").asString(), e);
      return failure(id, new RpcException(RpcException.INTERNAL_ERROR, "internal error"));
    }
  }

  private RpcMethod method(JsonNode request) throws RpcException {
    String name = request.path("method").asString();
    if (!request.isObject() || name.isEmpty()) {
      throw new RpcException(RpcException.INVALID_REQUEST, "invalid request");
    }
    RpcMethod method = methods.get(name);
    if (method == null) {
      throw new RpcException(
          RpcException.METHOD_NOT_FOUND, "the method " + name + " does not exist/is not available");
    }
    return method;
  }

  private static Params params(JsonNode request) throws RpcException {
    JsonNode params = request.path("params");
    if (!params.isArray() && !params.isMissingNode()) {
      throw RpcException.invalidParams("an array expected");
    }
    return new Params(params);
  }

  private static ObjectNode envelope(JsonNode id) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
    return envelope.set("id", id == null ? JsonNodeFactory.instance.nullNode() : id);
  }

  private static ObjectNode failure(JsonNode id, RpcException e) {
    ObjectNode error =
        JsonNodeFactory.instance.objectNode().put("code", e.code()).put("message", e.getMessage());
    e.data().ifPresent(data -> error.put("data", data));
    return envelope(id).set("error", error);
  }
}
