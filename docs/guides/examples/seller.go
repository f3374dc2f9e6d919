// newInstance and queryInstance of SaaS 2.0, Go 1.21 or newer, standard library only.
// Keep instances in a database, not in a map.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

var (
	key             = os.Getenv("INTERFACE_KEY")
	mu              sync.Mutex
	instanceOfOrder = map[[2]string]string{}
	isOpen          = map[string]bool{}
	nonces          = map[string]time.Time{}
)

func hmacHex(message []byte) string {
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write(message)
	return hex.EncodeToString(mac.Sum(nil))
}

func signatureOf(rawBody []byte, timestamp, nonce string) string {
	return hmacHex([]byte(key + nonce + timestamp + hmacHex(rawBody)))
}

// refusalOf gives the result code to refuse with, or "" for a call that is the marketplace's, fresh and new.
func refusalOf(query url.Values, rawBody []byte) string {
	timestamp, nonce := query.Get("timestamp"), query.Get("nonce")
	sentAt, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || nonce == "" {
		return "000002"
	}
	now := time.Now()
	if now.UnixMilli()-sentAt > 60_000 {
		return "000002"
	}
	given := strings.ToLower(query.Get("signature"))
	if !hmac.Equal([]byte(signatureOf(rawBody, timestamp, nonce)), []byte(given)) {
		return "000001"
	}
	mu.Lock()
	defer mu.Unlock()
	for old, seenAt := range nonces {
		if now.Sub(seenAt) > 2*time.Minute {
			delete(nonces, old)
		}
	}
	if _, seen := nonces[nonce]; seen {
		return "000002"
	}
	nonces[nonce] = now
	return ""
}

func perform(call map[string]any) map[string]any {
	text := func(name string) string { value, _ := call[name].(string); return value }
	mu.Lock()
	defer mu.Unlock()
	switch text("activity") {
	case "newInstance":
		if text("orderId") == "" || text("orderLineId") == "" || text("businessId") == "" {
			return answer("000002", "orderId, orderLineId and businessId are needed")
		}
		// In a database: a unique key on both columns, insert or ignore, then select.
		order := [2]string{text("orderId"), text("orderLineId")}
		if _, known := instanceOfOrder[order]; !known {
			instanceOfOrder[order] = text("businessId")
			isOpen[text("businessId")] = true
		}
		opened := answer("000000", "success.")
		opened["instanceId"] = instanceOfOrder[order]
		return opened
	case "queryInstance":
		if text("instanceId") == "" {
			return answer("000002", "instanceId is needed")
		}
		access := map[string]string{"frontEndUrl": "https://app.example/sign-in", "userName": "admin"}
		info := []any{}
		for _, id := range strings.Split(text("instanceId"), ",") {
			if isOpen[id] {
				info = append(info, map[string]any{"instanceId": id, "appInfo": access})
			}
		}
		if len(info) == 0 {
			return answer("000003", "instance not found")
		}
		found := answer("000000", "success.")
		found["info"] = info
		return found
	default: // renew, freeze, release … follow the same pattern
		return answer("000002", "activity is not known")
	}
}

func answer(code, message string) map[string]any {
	return map[string]any{"resultCode": code, "resultMsg": message}
}

func produce(w http.ResponseWriter, r *http.Request) {
	rawBody, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1_000_000))
	result := answer("000002", "the body cannot be read")
	if err == nil {
		var call map[string]any
		if refused := refusalOf(r.URL.Query(), rawBody); refused != "" {
			result = answer(refused, "not verified")
		} else if json.Unmarshal(rawBody, &call) != nil {
			result = answer("000002", "the body must be a JSON object")
		} else {
			result = perform(call)
		}
	}
	w.Header().Set("Content-Type", "application/json;charset=UTF-8")
	if err := json.NewEncoder(w).Encode(result); err != nil {
		log.Print(err)
	}
}

func main() {
	if key == "" {
		log.Fatal("INTERFACE_KEY is not set")
	}
	http.HandleFunc("/produce", produce)
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil))
}
