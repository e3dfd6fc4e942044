package main

import (
	"encoding/json"
	"testing"
)

var short = options{
	handOver: "spin", perSecond: 2_000, seconds: 0.1, warmUp: 0.02, branches: 3, generatorCore: -1, subjectCore: -1,
}

func TestEachLoopMeasuresWhatItWasAskedFor(t *testing.T) {
	for _, c := range []struct{ loop, subject, handOver string }{
		{"limiter", "none", "spin"},
		{"limiter", "x-time-rate", "park"},
		{"pool", "goroutines", ""},
		{"pool", "ants", ""},
		{"pool", "pond", ""},
		{"fanout", "errgroup", ""},
	} {
		t.Run(c.loop+" "+c.subject, func(t *testing.T) {
			o := short
			o.subject, o.handOver = c.subject, c.handOver
			figures := measured(t, c.loop, o)
			if figures["requests"] != 200.0 {
				t.Errorf("asked for 200 requests, got %v", figures["requests"])
			}
			latency := figures["latency"].(map[string]any)
			p50, p99, most := latency["p50"].(float64), latency["p99"].(float64), latency["max"].(float64)
			if p50 <= 0 || p50 > p99 || p99 > most {
				t.Errorf("not in order: %v", latency)
			}
		})
	}
}

func TestEachClosedLoopGivesTimePerOperation(t *testing.T) {
	for _, c := range []struct{ loop, subject string }{
		{"pool-closed", "ants"}, {"pool-closed", "pond"}, {"pool-closed", "goroutines"}, {"fanout-closed", "errgroup"},
	} {
		t.Run(c.loop+" "+c.subject, func(t *testing.T) {
			o := short
			o.subject = c.subject
			if nanos := measured(t, c.loop, o)["nanosPerOperation"].(float64); nanos <= 0 {
				t.Errorf("%v ns per operation", nanos)
			}
		})
	}
}

func TestLimiterAdmitsOrRefusesAsConfigured(t *testing.T) {
	for _, admits := range []bool{true, false} {
		gate, err := gateOf("x-time-rate", admits)
		if err != nil {
			t.Fatal(err)
		}
		for range 100 {
			if gate() != admits {
				t.Fatalf("the answer was not %v", admits)
			}
		}
	}
}

func TestUnknownSubjectsAndLoopsAreErrors(t *testing.T) {
	for _, loop := range []string{"limiter", "limiter-closed", "pool", "pool-closed", "fanout", "fanout-closed", "nothing"} {
		o := short
		o.subject = "unheard-of"
		if _, err := measure(loop, o); err == nil {
			t.Errorf("%s took an unknown subject", loop)
		}
	}
}

func measured(t *testing.T, loop string, o options) map[string]any {
	t.Helper()
	figures, err := measure(loop, o)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(figures)
	if err != nil {
		t.Fatal(err)
	}
	var read map[string]any
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	return read
}
