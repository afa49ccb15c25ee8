import json
import sys
import urllib.request

QUERY = """
query ($then: LensInput, $now: LensInput) {
  then: plan(code: "GOLDEN", lens: $then) { funding { committed { converted { amount currency } } } }
  now: plan(code: "GOLDEN", lens: $now) { funding { committed { converted { amount currency } } } }
}
"""


def ask(address, query, variables):
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(address + "/graphql", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


answer = ask(sys.argv[1], QUERY, {"then": {"asOf": "2022-06-30"}, "now": {"asOf": "2024-12-31"}})
for name in ("then", "now"):
    money = answer["data"][name]["funding"]["committed"]["converted"]
    # Amounts are texts: a float would not keep them.
    print(name, money["amount"], money["currency"])
