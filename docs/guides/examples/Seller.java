import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** newInstance and queryInstance of SaaS 2.0; Java 17, Jackson for JSON. Keep instances in a database, not in a map. */
public class Seller {
  private static final byte[] KEY = System.getenv("INTERFACE_KEY").getBytes(StandardCharsets.UTF_8);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> INSTANCE_OF_ORDER = new ConcurrentHashMap<>();
  private static final Map<String, Long> NONCES = new ConcurrentHashMap<>();

  public static void main(String[] args) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 8080), 0);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.createContext("/produce", Seller::handle);
    server.start();
  }

  static String signatureOf(byte[] rawBody, String timestamp, String nonce) throws GeneralSecurityException {
    String inner = HexFormat.of().formatHex(hmac(rawBody));
    String text = new String(KEY, StandardCharsets.UTF_8) + nonce + timestamp + inner;
    return HexFormat.of().formatHex(hmac(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hmac(byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    return mac.doFinal(message);
  }

  /** The result code to refuse with, or null for a call that is the marketplace's, fresh and new. */
  static String refusalOf(Map<String, String> query, byte[] rawBody) throws GeneralSecurityException {
    String timestamp = query.getOrDefault("timestamp", "");
    String nonce = query.getOrDefault("nonce", "");
    if (!timestamp.matches("\\d{1,15}") || nonce.isEmpty()) return "000002";
    long now = System.currentTimeMillis();
    if (now - Long.parseLong(timestamp) > 60_000) return "000002";
    byte[] expected = signatureOf(rawBody, timestamp, nonce).getBytes(StandardCharsets.UTF_8);
    byte[] given = query.getOrDefault("signature", "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, given)) return "000001";
    NONCES.values().removeIf(seenAt -> now - seenAt > 120_000);
    return NONCES.putIfAbsent(nonce, now) == null ? null : "000002";
  }

  static Map<String, Object> perform(Map<?, ?> call) {
    String activity = String.valueOf(call.get("activity"));
    switch (activity) {
      case "newInstance": {
        if (!(call.get("orderId") instanceof String orderId)
            || !(call.get("orderLineId") instanceof String lineId)
            || !(call.get("businessId") instanceof String businessId)) {
          return answer("000002", "orderId, orderLineId and businessId are needed");
        }
        // In a database: a unique key on both columns, insert or ignore, then select.
        String known = INSTANCE_OF_ORDER.putIfAbsent(orderId + "/" + lineId, businessId);
        Map<String, Object> opened = answer("000000", "success.");
        opened.put("instanceId", known == null ? businessId : known);
        return opened;
      }
      case "queryInstance": {
        if (!(call.get("instanceId") instanceof String ids)) return answer("000002", "instanceId is needed");
        Map<String, Object> access = Map.of("frontEndUrl", "https://app.example/sign-in", "userName", "admin");
        List<Map<String, Object>> info = Arrays.stream(ids.split(","))
            .filter(INSTANCE_OF_ORDER::containsValue)
            .map(id -> Map.of("instanceId", id, "appInfo", access))
            .toList();
        if (info.isEmpty()) return answer("000003", "instance not found");
        Map<String, Object> found = answer("000000", "success.");
        found.put("info", info);
        return found;
      }
      default:
        return answer("000002", "activity is not known"); // renew, freeze, release … follow the same pattern
    }
  }

  private static void handle(HttpExchange exchange) throws IOException {
    Map<String, Object> result;
    try (exchange) {
      byte[] rawBody = exchange.getRequestBody().readNBytes(1_000_000);
      try {
        String refused = refusalOf(queryOf(exchange.getRequestURI().getRawQuery()), rawBody);
        result = refused == null ? perform(JSON.readValue(rawBody, Map.class)) : answer(refused, "not verified");
      } catch (IOException notJson) {
        result = answer("000002", "the body must be a JSON object");
      } catch (GeneralSecurityException | RuntimeException failure) {
        result = answer("000005", "internal error"); // the marketplace repeats the call
      }
      byte[] body = JSON.writeValueAsBytes(result);
      exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, String> queryOf(String rawQuery) {
    Map<String, String> query = new HashMap<>();
    for (String part : (rawQuery == null ? "" : rawQuery).split("&")) {
      int at = part.indexOf('=');
      if (at > 0) query.put(part.substring(0, at), URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
    }
    return query;
  }

  private static Map<String, Object> answer(String code, String message) {
    return new HashMap<>(Map.of("resultCode", code, "resultMsg", message));
  }
}
