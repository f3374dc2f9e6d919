<?php
// newInstance and queryInstance of SaaS 2.0, PHP 8.1 or newer with PDO SQLite.
//   INTERFACE_KEY=… php -S 127.0.0.1:8080 seller.php
declare(strict_types=1);

$key = getenv('INTERFACE_KEY') ?: exit("INTERFACE_KEY is not set\n");
$db = new PDO('sqlite:' . __DIR__ . '/seller.db', null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
$db->exec('pragma busy_timeout = 3000');
$db->exec('create table if not exists instances (id text primary key, order_id text, order_line_id text,
           unique (order_id, order_line_id))');
$db->exec('create table if not exists nonces (nonce text primary key, seen_at integer)');

function signatureOf(string $key, string $rawBody, string $timestamp, string $nonce): string
{
    $inner = hash_hmac('sha256', $rawBody, $key);
    return hash_hmac('sha256', $key . $nonce . $timestamp . $inner, $key);
}

/** The result code to refuse with, or null for a call that is the marketplace's, fresh and new. */
function refusalOf(PDO $db, string $key, array $query, string $rawBody): ?string
{
    $text = fn (string $name): string => is_string($query[$name] ?? null) ? $query[$name] : '';
    [$timestamp, $nonce] = [$text('timestamp'), $text('nonce')];
    if (!preg_match('/^\d{1,15}$/D', $timestamp) || $nonce === '') {
        return '000002';
    }
    if (microtime(true) * 1000 - (int) $timestamp > 60000) {
        return '000002';
    }
    if (!hash_equals(signatureOf($key, $rawBody, $timestamp, $nonce), strtolower($text('signature')))) {
        return '000001';
    }
    $db->prepare('delete from nonces where seen_at < ?')->execute([time() - 120]);
    $claim = $db->prepare('insert or ignore into nonces values (?, ?)');
    $claim->execute([$nonce, time()]);
    return $claim->rowCount() === 1 ? null : '000002';
}

function perform(PDO $db, array $call): array
{
    $text = fn (string $name): string => is_string($call[$name] ?? null) ? $call[$name] : '';
    switch ($text('activity')) {
        case 'newInstance':
            if ($text('orderId') === '' || $text('orderLineId') === '' || $text('businessId') === '') {
                return answer('000002', 'orderId, orderLineId and businessId are needed');
            }
            // The unique key makes a repeat find the instance of the first call, however many arrive at once.
            $order = [$text('orderId'), $text('orderLineId')];
            $db->prepare('insert or ignore into instances values (?, ?, ?)')->execute([$text('businessId'), ...$order]);
            $found = $db->prepare('select id from instances where order_id = ? and order_line_id = ?');
            $found->execute($order);
            return answer() + ['instanceId' => $found->fetchColumn()];
        case 'queryInstance':
            if ($text('instanceId') === '') {
                return answer('000002', 'instanceId is needed');
            }
            $access = ['frontEndUrl' => 'https://app.example/sign-in', 'userName' => 'admin'];
            $known = $db->prepare('select id from instances where id = ?');
            $info = [];
            foreach (explode(',', $text('instanceId')) as $id) {
                $known->execute([$id]);
                if ($known->fetchColumn() !== false) {
                    $info[] = ['instanceId' => $id, 'appInfo' => $access];
                }
            }
            return $info === [] ? answer('000003', 'instance not found') : answer() + ['info' => $info];
        default: // renew, freeze, release … follow the same pattern
            return answer('000002', 'activity is not known');
    }
}

function answer(string $code = '000000', string $message = 'success.'): array
{
    return ['resultCode' => $code, 'resultMsg' => $message];
}

try {
    $rawBody = (string) file_get_contents('php://input');
    $refused = refusalOf($db, $key, $_GET, $rawBody);
    $call = $refused === null ? json_decode($rawBody, true) : null;
    $isObject = is_array($call) && !array_is_list($call);
    $result = $refused !== null ? answer($refused, 'not verified')
        : ($isObject ? perform($db, $call) : answer('000002', 'the body must be a JSON object'));
} catch (Throwable $failure) {
    error_log((string) $failure);
    $result = answer('000005', 'internal error'); // the marketplace repeats the call
}
header('Content-Type: application/json;charset=UTF-8');
echo json_encode($result);
