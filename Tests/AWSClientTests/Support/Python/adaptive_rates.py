"""The rate of botocore's adaptive mode after each answer.

Standard input is a JSON list of [time, wasThrottled]; standard output a JSON list of requests per second. Times and
rates are texts, so that no digit is lost.
"""
import json
import sys

from botocore.retries import adaptive, bucket, throttling


class Clock:
    def __init__(self, now):
        self.now = now

    def current_time(self):
        return self.now


class Detector:
    def is_throttling_error(self, throttled):
        return throttled


events = json.load(sys.stdin)
clock = Clock(1000.0)
tokens = bucket.TokenBucket(max_rate=1, clock=clock)
limiter = adaptive.ClientRateLimiter(
    throttling.CubicCalculator(starting_max_rate=0, start_time=clock.now), adaptive.RateClocker(clock), tokens,
    Detector(), clock)
rates = []
for time, was_throttled in events:
    clock.now = float(time)
    limiter.on_receiving_response(throttled=was_throttled)
    rates.append(repr(float(tokens.max_rate)))
json.dump(rates, sys.stdout)
