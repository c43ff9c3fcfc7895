import type { Indicator } from '../model/plan.ts'
import type { TemplateItem } from '../model/template.ts'

/** Matters of which less is better, where the wording of the bound does not say so. */
const LESS =
  /thời gian (?:trung bình|bình quân|chờ|giải quyết|xử lý|nộp)|trễ hạn|quá hạn|chậm hạn|tồn đọng|hộ nghèo|cận nghèo|thất nghiệp|tai nạn|tội phạm|vi phạm|khiếu nại|tái nghèo|suy dinh dưỡng|tử vong|tảo hôn|bỏ học|lưu ban|thành phần hồ sơ|chi phí tuân thủ|ô nhiễm|sai sót/iu

/** The direction in which an indicator is the better; a reduction asked for is the better the larger it is. */
export function directionOf(indicator: Indicator): TemplateItem['direction'] {
  const { comparator, measure, text } = indicator
  if (comparator === 'lt' || comparator === 'lte') return 'lower-is-better'
  if (comparator === 'gte' || comparator === 'gt') return 'higher-is-better'
  if (measure === 'decrease' || measure === 'increase') return 'higher-is-better'
  if (comparator === 'between' || comparator === 'approx') return LESS.test(text) ? 'lower-is-better' : 'none'
  return LESS.test(text) ? 'lower-is-better' : 'higher-is-better'
}
