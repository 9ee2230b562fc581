/** What a source offers a team: figures with where they come from, and nothing about single persons. */
import { compareDays, showDay } from '../day.ts'
import type { Day } from './shapes.ts'
import { amount } from './trend.ts'

/** Something that took from one day to another until it was there: what time to value is made of. */
type Delivery = { what: 'delivery'; from: Day; at: Day; name?: string }
/** One dated value: of one of the four numbers of delivery (`row`), or of a number the source names. */
type Value = { what: 'value'; row?: Row; name: string; unit?: string; at: Day; value: number }
/** Hours that finished work lies before somebody goes on with it. */
type Wait = { what: 'wait'; name: string; at: Day; hours: number }

/** The rows of the exercise `delivery-metrics`. */
export type Row = 'deploys' | 'lead-time' | 'change-failures' | 'recovery'

/** `source` says where it was read; `n` of how many things it is the sum or the middle. */
export type Offer = (Delivery | Value | Wait) & { source: string; n?: number }

/** An offer in one line, its source left out. */
export function sayOffer(offer: Offer, today: Day): string {
  const of = offer.n === undefined ? '' : ` (n = ${offer.n})`
  switch (offer.what) {
    case 'delivery':
      return `${offer.name ?? 'a release'}: ${showDay(offer.from, today)} to ${showDay(offer.at, today)}${of}`
    case 'value':
      return `${offer.name}: ${amount(offer.value, offer.unit)} on ${showDay(offer.at, today)}${of}`
    case 'wait':
      return `${offer.name}: ${amount(offer.hours, 'h')}${of}`
  }
}

/** Deliveries newest last, at most so many of the newest; everything else before them. */
export function inOrder(offers: readonly Offer[], mostDeliveries = 12): Offer[] {
  const deliveries = offers.flatMap(offer => (offer.what === 'delivery' ? [offer] : []))
  const newest = deliveries.sort((a, b) => compareDays(a.at, b.at)).slice(-mostDeliveries)
  return [...offers.filter(({ what }) => what !== 'delivery'), ...newest]
}

/** What became of reading a source of figures: what it offers, or why it could not be read. */
export type FiguresRead = { offers: readonly Offer[] } | { say: string }
